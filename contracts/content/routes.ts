import { curriculumRoutes } from '#contracts/content/curricula.ts';
import { fileRoutes } from '#contracts/content/files.ts';
import { themeRoutes } from '#contracts/content/themes.ts';

export const contentRoutes = { ...themeRoutes, ...curriculumRoutes, ...fileRoutes };
