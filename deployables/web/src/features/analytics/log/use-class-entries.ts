import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { EntryListItem, EntryView } from '#contracts/analytics/entries.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { byCursor, usePages } from '../../../design/use-pages.ts';

const route = getRouteApi('/inside/classes/$id/log');

/** What the reader goes through; without a filter, what waits. The order stays while one reads. */
function useOptions() {
  const { id } = route.useParams();
  const { show = 'waiting', studentId, tag, q } = route.useSearch();
  return api.analytics.classEntries.infiniteOptions({
    input: (cursor: string | undefined) => ({
      classId: id as ClassId,
      limit: 50,
      ...(show === 'all' ? {} : { show }),
      ...(studentId ? { studentId: studentId as UserId } : {}),
      ...(tag ? { tag } : {}),
      ...(q ? { q } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    ...byCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: false,
  });
}

export function useClassEntries() {
  const list = useInfiniteQuery(useOptions());
  return { list, ...usePages<EntryListItem>(list) };
}

/** Puts what the server answered into the list as well, without changing its order. */
export function useKeepEntry(): (fresh: EntryView) => void {
  const queries = useQueryClient();
  const { queryKey } = useOptions();
  return (fresh) => {
    queries.setQueryData(api.analytics.entry.queryKey({ input: { id: fresh.id } }), fresh);
    queries.setQueryData(queryKey, (data) =>
      data
        ? {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) =>
                item.id === fresh.id
                  ? {
                      ...item,
                      stars: fresh.stars,
                      remarks: fresh.remarks,
                      waiting: fresh.waiting,
                      readAt: fresh.readAt,
                    }
                  : item,
              ),
            })),
          }
        : data,
    );
  };
}

/** Who comes before and after in the list. */
export function useTurns(entryId: string) {
  const { rows, total, more } = useClassEntries();
  const navigate = route.useNavigate();
  const { id } = route.useParams();
  const at = rows.findIndex((row) => row.id === entryId);
  const go = (next: string | undefined) => {
    if (next) navigate({ to: '/classes/$id/log/$entryId', params: { id, entryId: next }, search: (before) => before });
  };
  if (at >= 0 && at + 3 > rows.length && more.has && !more.loading) more.load();
  return {
    at: at + 1,
    of: Math.max(total, rows.length),
    known: at >= 0,
    hasNext: at >= 0 && at + 1 < rows.length,
    nextId: rows[at + 1]?.id,
    next: () => go(rows[at + 1]?.id),
    previous: () => go(rows[at - 1]?.id),
  };
}
