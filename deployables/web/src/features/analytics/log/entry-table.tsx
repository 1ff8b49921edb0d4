import { Link } from '@tanstack/react-router';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { EntryMarks, Tags } from './entry-marks.tsx';
import s from './log.module.css';

type Props = {
  rows: readonly EntryListItem[];
  total: number;
  more: { has: boolean; loading: boolean; load: () => void };
};

/** The same entries line by line. */
export function EntryTable({ rows, total, more }: Props) {
  const { t } = useWords('log');
  const columns: Column<EntryListItem>[] = [
    { key: 'day', header: t('day'), cell: (entry) => formatDayOfWeek(entry.day) },
    {
      key: 'title',
      header: t('entryTitle'),
      phone: 'main',
      cell: (entry) => (
        <Link to="/log/$entryId" params={{ entryId: entry.id }} data-row-link>
          {entry.title || t('untitled')}
        </Link>
      ),
    },
    { key: 'tags', header: t('tags'), cell: (entry) => <Tags tags={entry.tags} /> },
    { key: 'class', header: t('class'), phone: 'hide', cell: (entry) => entry.className },
    {
      key: 'marks',
      header: t('feedback'),
      cell: (entry) => (
        <span className={s.facts}>
          <EntryMarks entry={entry} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      id={(row) => row.id}
      nameOf={(row) => row.title}
      total={total}
      more={more}
    />
  );
}
