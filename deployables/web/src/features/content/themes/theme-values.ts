import type { ThemeView } from '#contracts/content/themes.ts';
import type { MainThemeId } from '#contracts/ids.ts';

export const EMPTY_THEME = {
  title: '',
  question: '',
  description: '',
  rationale: '',
  approach: '',
  potential: '',
  mainThemeId: '',
  note: '',
};
export type ThemeValues = typeof EMPTY_THEME;

/** What stands in the form: a question that only repeats its title is left empty, so that it follows the title. */
export const valuesOf = (theme: ThemeView): ThemeValues => ({
  title: theme.title,
  question: theme.question === theme.title ? '' : theme.question,
  description: theme.description,
  rationale: theme.rationale,
  approach: theme.approach,
  potential: theme.potential,
  mainThemeId: theme.mainTheme?.id ?? '',
  note: '',
});

/** What the server is sent. */
export const wordsOf = ({ mainThemeId, note: _, ...words }: ThemeValues) => ({
  ...words,
  mainThemeId: (mainThemeId || null) as MainThemeId | null,
});

export const isReworded = (values: ThemeValues, theme: ThemeView): boolean =>
  values.title.trim() !== theme.title || (values.question.trim() || values.title.trim()) !== theme.question;
