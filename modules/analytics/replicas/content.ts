import * as content from '#contracts/content/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** The question each pupil has chosen in each class. */
export const selectedThemes = replica(content.selectedThemes);
