import { selectedThemes } from '#contracts/content/replicas.ts';
import { snapshotAnswer } from '#kernel/replica/replica.ts';
import { PersonalTheme, ThemeSelection } from '#modules/content/database/personal-themes.ts';
import { selectionFacts } from '#modules/content/use-cases/theme-facts.ts';

/** What every pupil has chosen, for modules that keep a copy of it. */
export const selectedThemesSnapshot = snapshotAnswer(selectedThemes, async (em, after, limit) => {
  const chosen = await em.find(
    ThemeSelection,
    { id: { $gt: after }, themeId: { $ne: null } },
    { orderBy: { id: 'asc' }, limit },
  );
  const themes = await em.find(PersonalTheme, { id: chosen.flatMap(({ themeId }) => themeId ?? []) });
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  return chosen.flatMap(({ id, eventSeq, themeId }) => {
    const theme = byId.get(themeId ?? '');
    return theme ? [{ id, seq: eventSeq, row: selectionFacts(theme) }] : [];
  });
});
