import i18next from 'i18next';
import type { ApiProblem, FieldProblem } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';

const minutesLeft = (problem: ApiProblem): number => {
  const until = typeof problem.data.lockedUntil === 'string' ? Date.parse(problem.data.lockedUntil) : Number.NaN;
  const seconds = Number.isNaN(until) ? Number(problem.data.retryAfter ?? 60) : (until - Date.now()) / 1000;
  return Math.max(1, Math.ceil(seconds / 60));
};

/** The sentence for a problem's code. */
export function useProblemText(): (problem: ApiProblem) => string {
  const { t } = useWords();
  return (problem) => {
    const key = `problem.${problem.code}`;
    const name = String(problem.data.name ?? '');
    if (!i18next.exists(key)) return t('problem.INTERNAL');
    return t(key as 'problem.ACCOUNT_LOCKED', { count: minutesLeft(problem), name });
  };
}

/** The sentence for one field of a refused form; the server's own words where we have none for its reason. */
export function useFieldText(): (field: FieldProblem) => string {
  const { t } = useWords();
  return ({ reason, detail }) => {
    const key = `reason.${reason}`;
    if (!i18next.exists(key)) return detail || t('reason.invalid');
    // Limits travel inside the English sentence only.
    return t(key as 'reason.too_short', { limit: detail.match(/\d+/)?.[0] ?? '' });
  };
}
