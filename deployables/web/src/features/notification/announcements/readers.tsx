import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnnouncementReader, AnnouncementView } from '#contracts/notification/announcements.ts';
import { api } from '../../../api/client.ts';
import { Segmented } from '../../../design/choice.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Aside, Sheet } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './announcements.module.css';

const WHICH = ['notRead', 'hasRead', 'everybody'] as const;

/** 既読: who has opened an announcement, and who has not. */
export function Readers({ one }: { one: AnnouncementView }) {
  const { t } = useWords('announcements');
  const [which, setWhich] = useState<(typeof WHICH)[number]>(one.readers < one.receivers ? 'notRead' : 'hasRead');
  const list = useInfiniteQuery(
    api.notification.announcementReaders.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: one.id,
        limit: 100,
        ...(which === 'everybody' ? {} : { read: which === 'hasRead' ? ('true' as const) : ('false' as const) }),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(list);
  const columns: Column<AnnouncementReader>[] = [
    {
      key: 'seat',
      header: t('seat'),
      cell: ({ classGroup, number }) =>
        [classGroup, number && t('seatNumber', { number })].filter(Boolean).join(' ') || '–',
    },
    { key: 'name', header: t('person'), phone: 'main', cell: ({ person }) => <PersonName person={person} /> },
    { key: 'readAt', header: t('readAt'), cell: ({ readAt }) => (readAt ? formatMoment(readAt) : t('notYet')) },
  ];
  return (
    <Sheet title={t('readers')} flush>
      <div className={s.tools}>
        <Aside small>{t('readersText')}</Aside>
        <Segmented
          label={t('readersWhich')}
          value={which}
          options={WHICH.map((value) => ({ value, label: t(value) }))}
          onChange={setWhich}
        />
      </div>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t(which === 'notRead' ? 'allRead' : 'nobodyRead')} />
      ) : (
        <DataTable
          caption={t('readers')}
          rows={rows}
          total={total}
          more={more}
          columns={columns}
          id={({ person }) => person.id}
        />
      )}
    </Sheet>
  );
}
