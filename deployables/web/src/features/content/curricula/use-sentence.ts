import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** Sentences about hours: how many, and what is left of a year's total. */
export function useCurriculumSentence() {
  const { t } = useWords('curricula');
  return {
    hours: (hours: number): string => t('hoursOf', { hours: formatNumber(hours) }),
    sum(sum: number, total: number): string {
      const values = { sum: formatNumber(sum), total: formatNumber(total), rest: formatNumber(Math.abs(total - sum)) };
      return t(sum === total ? 'sum.exact' : sum < total ? 'sum.under' : 'sum.over', values);
    },
  };
}
