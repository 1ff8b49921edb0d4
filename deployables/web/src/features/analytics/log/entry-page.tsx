import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { EntryView } from '#contracts/analytics/entries.ts';
import type { EntryId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { isAway } from '../../../api/problem.ts';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { OwnEntry } from './own-entry.tsx';

const route = getRouteApi('/inside/log/$entryId');

/** One entry of one's own: a draft and what is new is written, what is entered is read until one wants to change it. */
export function EntryPage() {
  const { entryId } = route.useParams();
  return <Entry key={entryId} id={entryId as EntryId} />;
}

function Entry({ id }: { id: EntryId }) {
  const { fresh } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(
    api.analytics.entry.queryOptions({
      input: { id },
      retry: (times, problem) => !(fresh && (problem.status === 404 || isAway(problem))) && times < 2,
    }),
  );
  const [writing, setWriting] = useState(false);
  // What is written here stays the editor's: a later answer of the server must not take the form away.
  const [opened, setOpened] = useState<EntryView | 'new' | 'closed'>();
  const entry = query.data;
  const isNew = fresh && query.isError && (query.error.status === 404 || isAway(query.error));
  if (!opened && isNew) setOpened('new');
  if (!opened && entry?.state === 'draft' && !entry.closed) setOpened(entry);
  useNewsRead(entry);
  const close = async () => {
    await query.refetch();
    setOpened('closed');
    setWriting(false);
    navigate({ search: {}, replace: true });
  };
  if (opened && opened !== 'closed')
    return <EntryEditor id={id} entry={opened === 'new' ? undefined : opened} onEntered={close} />;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!entry) return <PageSkeleton />;
  if (writing) return <EntryEditor id={id} entry={entry} onEntered={close} />;
  return <OwnEntry entry={entry} onWrite={() => setWriting(true)} />;
}

/** Having the page open is having read what the teacher said. */
function useNewsRead(entry: EntryView | undefined): void {
  const news = entry?.news ?? false;
  const id = entry?.id;
  useEffect(() => {
    if (news && id) client.analytics.readEntry({ id }).catch(() => undefined);
  }, [news, id]);
}
