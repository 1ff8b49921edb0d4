import { IconMessage2, IconPaperclip, IconPencil } from '@tabler/icons-react';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import { Badge } from '../../../design/badge.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './log.module.css';
import { Stars } from './stars.tsx';
import { useTagName } from './tags.ts';

type Marked = Pick<EntryListItem, 'state' | 'news' | 'stars' | 'remarks' | 'files' | 'readAt'>;

export function Tags({ tags }: { tags: readonly string[] }) {
  const tagName = useTagName();
  if (tags.length === 0) return null;
  return (
    <span className={s.tags}>
      {tags.map((tag) => (
        <span key={tag} className={s.tag}>
          {tagName(tag)}
        </span>
      ))}
    </span>
  );
}

/** How an entry stands for its writer, in words and marks. */
export function EntryMarks({ entry }: { entry: Marked }) {
  const { t } = useWords('log');
  return (
    <>
      {entry.state === 'draft' && (
        <Badge icon={IconPencil} tone="soon">
          {t('draft')}
        </Badge>
      )}
      {entry.news && (
        <Badge icon={IconMessage2} tone="teacher">
          {t('news')}
        </Badge>
      )}
      <Stars value={entry.stars} />
      {entry.remarks > 0 && (
        <span className={s.fact}>
          <Icon of={IconMessage2} size={16} />
          {t('remarks', { count: entry.remarks })}
        </span>
      )}
      {entry.files > 0 && (
        <span className={s.fact}>
          <Icon of={IconPaperclip} size={16} />
          {t('files', { count: entry.files })}
        </span>
      )}
      {entry.readAt && entry.remarks === 0 && entry.stars === null && <span>{t('wasRead')}</span>}
    </>
  );
}
