import { useWords } from '../../../i18n/use-words.ts';

/** When a word comes again, as one says it. */
export function useComesAgain(): (inDays: number | undefined) => string {
  const { t } = useWords('practice');
  return (inDays) => {
    if (inDays === undefined) return t('againLater');
    if (inDays <= 0) return t('againToday');
    return inDays === 1 ? t('againTomorrow') : t('againIn', { count: inDays });
  };
}
