import i18next from 'i18next';
import type { ApiProblem, FieldProblem } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';

/** Seconds until it may be tried again; the server names the instant, or how long to wait. */
export function secondsLeft({ data, at }: ApiProblem): number {
  const instant =
    typeof data.lockedUntil === 'string' ? Date.parse(data.lockedUntil) : at + Number(data.retryAfter ?? 0) * 1000;
  return Math.max(0, Math.ceil((instant - Date.now()) / 1000)) || 0;
}

/** The sentence for a problem's code. */
export function useProblemText(): (problem: ApiProblem) => string {
  const { t } = useWords();
  return (problem) => {
    const key = `problem.${problem.code}`;
    const name = String(problem.data.name ?? '');
    if (problem.code === 'ACCOUNT_LOCKED' || problem.code === 'TOO_MANY_REQUESTS') {
      const seconds = secondsLeft(problem);
      if (seconds === 0) return t('problem.waitOver');
      if (seconds < 60) return t(`problem.${problem.code}_SECONDS`, { count: seconds });
      return t(`problem.${problem.code}`, { count: Math.ceil(seconds / 60) });
    }
    if (!i18next.exists(key)) return t('problem.INTERNAL');
    const limit = Math.max(1, Math.floor(Number(problem.data.limit ?? 0) / (1024 * 1024)));
    return t(key as 'problem.CONFLICT', { name, limit });
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
