import i18next from 'i18next';
import { useWords } from './use-words.ts';

/** Why pupils could not be brought into a class, in a sentence. */
export function useUndoneText(): (reason: string | number | null | undefined) => string {
  const { t } = useWords();
  return (reason) => {
    const key = `undone.${reason}`;
    return t((i18next.exists(`common:${key}`) ? key : 'undone.failed') as 'undone.failed');
  };
}
