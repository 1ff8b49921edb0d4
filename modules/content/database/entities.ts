import { themeEntities } from '#modules/content/database/themes.ts';

export const entities = [...themeEntities];
