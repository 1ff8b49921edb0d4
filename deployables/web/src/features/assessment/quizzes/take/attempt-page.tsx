import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AttemptId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { ErrorState, OfflineBanner, PageSkeleton } from '../../../../design/states.tsx';
import { ToastHost } from '../../../../design/toast.tsx';
import { HandedIn } from './handed-in.tsx';
import s from './take.module.css';
import { Taking } from './taking.tsx';

const attemptQuery = (id: AttemptId) => api.assessment.attempt.queryOptions({ input: { id } });

/** A test fills the screen: nothing beside it, and the way out is handing in or coming back later. */
export function AttemptPage() {
  const { attemptId } = getRouteApi('/focus/attempts/$attemptId').useParams();
  const id = attemptId as AttemptId;
  const queries = useQueryClient();
  // Read once when opened: from then on the answers on the screen are the newer ones.
  const query = useQuery({ ...attemptQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });
  useEffect(() => () => queries.removeQueries({ queryKey: attemptQuery(id).queryKey }), [queries, id]);
  // The same function for as long as the page is open: what waits for the end does not begin to wait anew.
  const again = query.refetch;
  return (
    <main className={s.screen} id="main">
      <OfflineBanner />
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={again} />
      ) : !query.data ? (
        <PageSkeleton />
      ) : query.data.state === 'handedIn' ? (
        <HandedIn attempt={query.data} />
      ) : (
        <Taking key={query.data.id} attempt={query.data} again={again} />
      )}
      <ToastHost />
    </main>
  );
}
