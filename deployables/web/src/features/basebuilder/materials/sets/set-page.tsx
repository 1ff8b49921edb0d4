import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { TextSetId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { ErrorState, PageSkeleton } from '../../../../design/states.tsx';
import { SetEditor } from './set-editor.tsx';

/** One text set with its words, fetched fresh: somebody else may have changed it. */
export function SetPage() {
  const { setId } = getRouteApi('/inside/practice-materials/practice/sets/$setId').useParams();
  const [round, setRound] = useState(0);
  const query = useQuery(
    api.basebuilder.textSet.queryOptions({ input: { id: TextSetId.parse(setId) }, staleTime: 0, gcTime: 0 }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const reload = async () => {
    await query.refetch();
    setRound((before) => before + 1);
  };
  return <SetEditor key={`${query.data.id} ${round}`} set={query.data} onReload={reload} />;
}
