import * as content from '#contracts/content/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** The question each pupil has chosen in each class: what the coach knows of their work. */
export const selectedThemes = replica(content.selectedThemes);
