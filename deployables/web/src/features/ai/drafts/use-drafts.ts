import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DraftKind, DraftView } from '#contracts/ai/drafts.ts';
import type { AiFunction } from '#contracts/ai/functions.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

type Of<K extends DraftKind> = Extract<DraftView, { kind: K }>;
type Place = { classId: ClassId; studentId?: UserId };

const WHILE_WRITING = 1500;
const isOf =
  <K extends DraftKind>(kind: K) =>
  (draft: DraftView): draft is Of<K> =>
    draft.kind === kind;

/** Drafts of a kind in a class, the newest first; read again while one is being written. */
export function useDrafts<K extends DraftKind>(kind: K, { classId, studentId }: Place) {
  const input = { classId, kind, ...(studentId ? { studentId } : {}) };
  const query = useQuery({
    ...api.ai.drafts.queryOptions({ input }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'waiting') ? WHILE_WRITING : false),
  });
  return { query, drafts: query.data?.items.filter(isOf(kind)) ?? [] };
}

/** Whether the AI writes this for the school; undefined until it is known. */
export function useWrites(fn: AiFunction): boolean | undefined {
  const { data } = useQuery(api.ai.aiStatus.queryOptions({ input: {} }));
  return data?.functions.find((one) => one.fn === fn)?.available;
}

/** Asks for a draft: `ask.mutate(() => client.ai.generateTheme(…))`; what comes shows itself in the list. */
export function useDraftAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSettled: () => queries.invalidateQueries({ queryKey: api.ai.drafts.key() }),
  });
}

/** Puts a draft away, with the way back. */
export function usePutAway() {
  const { t } = useWords('drafts');
  const act = useDraftAct();
  const back = (id: DraftView['id']) => act.mutate(() => client.ai.restoreDraft({ id }));
  return ({ id }: DraftView) =>
    act.mutate(() => client.ai.removeDraft({ id }), {
      onSuccess: () => toast(t('wasPutAway'), { undo: () => back(id) }),
    });
}

const PATIENCE = 20_000;
const PAUSE = 300;
/** Another module makes it, a moment after ours has said so: looks until it is there. False when it took too long. */
export async function untilThere(look: () => Promise<unknown>): Promise<boolean> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const there = await look().then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}
