import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ClassConversation } from '#contracts/ai/coach.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { byCursor, usePages } from '../../../design/use-pages.ts';

const route = getRouteApi('/inside/classes/$id/conversations');

/** What the reader goes through; the order stays while one reads. */
export function useTalks() {
  const { id } = route.useParams();
  const { show, studentId, phase } = route.useSearch();
  const list = useInfiniteQuery(
    api.ai.classConversations.infiniteOptions({
      input: (cursor: string | undefined) => ({
        classId: id as ClassId,
        limit: 50,
        ...(show ? { show } : {}),
        ...(studentId ? { studentId: studentId as UserId } : {}),
        ...(phase ? { phase } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnMount: false,
    }),
  );
  return { list, counts: list.data?.pages[0]?.counts, ...usePages<ClassConversation>(list) };
}

/** Who comes before and after in the list. */
export function useTalkTurns(talkId: string) {
  const { rows, total, more } = useTalks();
  const navigate = route.useNavigate();
  const { id } = route.useParams();
  const at = rows.findIndex((row) => row.id === talkId);
  const go = (next: string | undefined) => {
    if (next)
      navigate({ to: '/classes/$id/conversations/$talkId', params: { id, talkId: next }, search: (before) => before });
  };
  if (at >= 0 && at + 3 > rows.length && more.has && !more.loading) more.load();
  return {
    row: rows[at],
    at: at + 1,
    of: Math.max(total, rows.length),
    known: at >= 0,
    hasNext: at >= 0 && at + 1 < rows.length,
    next: () => go(rows[at + 1]?.id),
    previous: () => go(rows[at - 1]?.id),
  };
}
