import i18next from 'i18next';
import type { Notice } from '#contracts/notification/routes.ts';
import { useUndoneText } from '../../i18n/undone.ts';
import { useWords } from '../../i18n/use-words.ts';

/** The sentence of a notice, made from its kind and values. */
export function useNoticeText(): (notice: Notice) => string {
  const { t } = useWords('notices');
  const why = useUndoneText();
  return ({ kind, values: told }) => {
    const values = kind === 'enrollment-undone' ? { ...told, why: why(told.reason) } : told;
    const key = told.withClass ? 'kind.class-undone' : `kind.${kind}`;
    const count = Number(values.count ?? 1);
    return i18next.exists(`notices:${key}`, { count }) ? t(key as 'kind.enrolled', { ...values, count }) : kind;
  };
}
