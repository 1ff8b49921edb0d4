import type { MyQuiz, QuizRules } from '#contracts/assessment/quizzes.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** Points as they are said: 7, 7.5. */
export const formatPoints = (points: number): string => String(Math.round(points * 100) / 100);

/** When a quiz can be taken, in words. */
export function useSpan(): (span: Pick<QuizRules, 'opensAt' | 'closesAt'>) => string {
  const { t } = useWords('quizzes');
  return ({ opensAt, closesAt }) => {
    if (opensAt && closesAt) return t('span.both', { from: formatMoment(opensAt), to: formatMoment(closesAt) });
    if (opensAt) return t('span.from', { from: formatMoment(opensAt) });
    return closesAt ? t('span.to', { to: formatMoment(closesAt) }) : t('span.open');
  };
}

/** What a pupil should know before they start: how many items, how long, how often. */
export function useQuizFacts(): (quiz: MyQuiz) => string {
  const { t } = useWords('quizzes');
  return ({ items, points, timeLimit, extra, attemptsAllowed }) =>
    [
      t('items', { count: items }),
      t('points', { count: points }),
      timeLimit === null ? t('noLimit') : t('minutes', { count: timeLimit }),
      extra && t(`extra.${extra.kind}`, { value: extra.value }),
      attemptsAllowed > 1 && t('attemptsAllowed', { count: attemptsAllowed }),
    ]
      .filter(Boolean)
      .join('・');
}
