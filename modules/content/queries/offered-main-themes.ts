import { offeredMainThemes } from '#contracts/content/queries.ts';
import type { MainThemeId } from '#contracts/ids.ts';
import { answer } from '#kernel/module.ts';
import { MainTheme } from '#modules/content/database/themes.ts';

export const answerOfferedMainThemes = answer(offeredMainThemes, async (context, { classId }) => {
  const themes = await context.read().find(MainTheme, { classId, withdrawn: false }, { orderBy: { id: 'asc' } });
  return { items: themes.map(({ id, title, description }) => ({ id: id as MainThemeId, title, description })) };
});
