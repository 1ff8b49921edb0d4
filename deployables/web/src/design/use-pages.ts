import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ApiProblem } from '../api/problem.ts';

type Page<Row> = { items: Row[]; next?: string | undefined; total: number };

/** The cursor of the next page, for `infiniteOptions`. */
export const byCursor = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { next?: string | undefined }) => last.next,
};

/** The rows of a list that comes in pages, in the form DataTable takes. */
export function usePages<Row>(query: UseInfiniteQueryResult<InfiniteData<Page<Row>>, ApiProblem>) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const load = useCallback(() => {
    fetchNextPage();
  }, [fetchNextPage]);
  return { rows, total: data?.pages[0]?.total ?? 0, more: { has: hasNextPage, loading: isFetchingNextPage, load } };
}
