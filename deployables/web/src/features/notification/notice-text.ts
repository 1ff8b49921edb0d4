import i18next from 'i18next';
import type { Notice } from '#contracts/notification/routes.ts';
import { formatDayOfWeek } from '../../i18n/format.ts';
import { fullName } from '../../i18n/names.ts';
import { useUndoneText } from '../../i18n/undone.ts';
import { useWords } from '../../i18n/use-words.ts';

/** The sentence of a notice, made from its kind and values. */
export function useNoticeText(): (notice: Notice) => string {
  const { t } = useWords('notices');
  const why = useUndoneText();
  return ({ kind, values: told }) => {
    const person = { familyName: String(told.familyName ?? ''), givenName: String(told.givenName ?? '') };
    const named: Notice['values'] = {
      ...told,
      name: fullName(person),
      ...(told.day ? { dayText: formatDayOfWeek(String(told.day)) } : {}),
    };
    const undone = kind === 'enrollment-undone' || kind === 'curriculum-undone';
    const values: Notice['values'] = undone ? { ...named, why: why(told.reason) } : named;
    const key = told.withClass ? 'kind.class-undone' : `kind.${kind}`;
    const count = Number(values.count ?? 1);
    return i18next.exists(`notices:${key}`, { count }) ? t(key as 'kind.enrolled', { ...values, count }) : kind;
  };
}
