import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { LearningPathId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { PathEditor } from './path-editor.tsx';

/** One learning path, fetched fresh: somebody else may have changed it. */
export function PathPage() {
  const { pathId } = getRouteApi('/inside/practice-materials/practice/paths/$pathId').useParams();
  const [round, setRound] = useState(0);
  const query = useQuery(
    api.basebuilder.learningPath.queryOptions({ input: { id: LearningPathId.parse(pathId) }, staleTime: 0, gcTime: 0 }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const reload = async () => {
    await query.refetch();
    setRound((before) => before + 1);
  };
  return <PathEditor key={`${query.data.id} ${round}`} path={query.data} onReload={reload} />;
}
