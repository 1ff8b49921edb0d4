import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../../api/client.ts';

const EVERY = 1000;

/** The saga that stands in the address of a class's pages, looked at until it has ended. */
export function useSaga() {
  const { saga: id } = getRouteApi('/inside/classes/$id').useSearch();
  const queries = useQueryClient();
  const query = useQuery({
    ...api.academic.saga.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.endedAt ? false : EVERY),
  });
  const undone = query.data?.state === 'undone';
  useEffect(() => {
    if (undone) queries.invalidateQueries({ queryKey: api.academic.class.key() });
    if (undone) queries.invalidateQueries({ queryKey: api.academic.students.key() });
  }, [undone, queries]);
  return query.data;
}
