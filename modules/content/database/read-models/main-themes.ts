import type { MainThemeView } from '#contracts/content/themes.ts';
import type { ClassId, MainThemeId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { MainTheme } from '#modules/content/database/themes.ts';

/** All main themes of a class, oldest first; withdrawn ones included. */
export const listMainThemes = async (em: EntityManager, classId: string): Promise<MainThemeView[]> =>
  (await em.find(MainTheme, { classId }, { orderBy: { id: 'asc' } })).map(viewOfMainTheme);

export const viewOfMainTheme = (theme: MainTheme): MainThemeView => ({
  id: theme.id as MainThemeId,
  classId: theme.classId as ClassId,
  title: theme.title,
  description: theme.description,
  withdrawn: theme.withdrawn,
  createdAt: new Date(theme.createdAt).toISOString(),
  version: theme.version,
});
