import i18next from 'i18next';
import { ENTRY_TAGS } from '#contracts/analytics/entries.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** A tag in the reader's language; what a class has added stands as it was written. */
export function useTagName(): (tag: string) => string {
  const { t } = useWords('log');
  return (tag) => (i18next.exists(`log:tag.${tag}`) ? t(`tag.${tag}` as 'tag.planning') : tag);
}
export { ENTRY_TAGS };

export const TEMPLATES = ['literature', 'experiment', 'interview', 'reflection', 'planning'] as const;
export type Template = (typeof TEMPLATES)[number];
/** The tag a template's work mostly has. */
export const TAG_OF: Record<Template, string> = {
  literature: 'literature',
  experiment: 'experiment',
  interview: 'interview',
  reflection: 'reflection',
  planning: 'planning',
};
