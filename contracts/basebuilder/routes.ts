import { materialRoutes } from '#contracts/basebuilder/materials.ts';
import { practiceRoutes } from '#contracts/basebuilder/practice.ts';

/** Basic skills: what is learned (materials), and learning it (practice). */
export const basebuilderRoutes = { ...materialRoutes, ...practiceRoutes };
