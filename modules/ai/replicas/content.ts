import * as content from '#contracts/content/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** The theme each pupil has chosen in each class: what a talk is about. */
export const selectedThemes = replica(content.selectedThemes);
