import { curriculumEntities } from '#modules/content/database/curricula.ts';
import { fileEntities } from '#modules/content/database/files.ts';
import { personalThemeEntities } from '#modules/content/database/personal-themes.ts';
import { themeEntities } from '#modules/content/database/themes.ts';

export const entities = [...themeEntities, ...personalThemeEntities, ...curriculumEntities, ...fileEntities];
