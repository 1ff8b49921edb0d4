import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import { api } from '../../../api/client.ts';
import { Dialog } from '../../../design/dialog.tsx';
import { Stack } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { Remarks } from '../log/entry-thread.tsx';
import { EntryWords } from '../log/entry-words.tsx';
import lines from '../milestones/milestones.module.css';
import s from './home-parts.module.css';

/** An entry of a class one does not teach: a homeroom teacher reads it here, and leaves the answer to who teaches. */
export function EntryPeek({ entry }: { entry: EntryListItem }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={`${lines.line} ${s.peek}`} onClick={() => setOpen(true)}>
        <b>{entry.title}</b>
        <span className={lines.facts}>{formatDayOfWeek(entry.day)}</span>
        <span>{entry.excerpt}</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={entry.title}>
        <Whole id={entry.id} />
      </Dialog>
    </>
  );
}

function Whole({ id }: { id: EntryListItem['id'] }) {
  const query = useQuery(api.analytics.entry.queryOptions({ input: { id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={4} />;
  return (
    <Stack gap={4}>
      <EntryWords entry={query.data} />
      <Remarks entry={query.data} />
    </Stack>
  );
}
