import * as content from '#contracts/content/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** The theme each pupil has chosen: what words may be linked to. */
export const selectedThemes = replica(content.selectedThemes);
