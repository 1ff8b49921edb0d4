import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';

/** The tree of categories, parents before children. */
export const useCategories = () => useQuery(api.basebuilder.categories.queryOptions({ input: {} }));

/** Lists of materials are read anew after a change of any of them: they count each other. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: api.basebuilder.key() });
}

/** Says that something was done and offers to take it back. */
export function useUndoable() {
  const refresh = useRefresh();
  const problemText = useProblemText();
  return (text: string, undo: () => Promise<unknown>) => {
    refresh();
    toast(text, {
      undo: () => void undo().then(refresh, (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' })),
    });
  };
}

/** The open classes one gives to: those one teaches, for an administrator all. */
export function useOwnClasses() {
  const { user } = useMe();
  const list = useQuery(api.academic.classes.queryOptions({ input: { limit: 200 } }));
  const classes = list.data?.items.filter(
    ({ teachers }) => user.role === 'admin' || teachers.some(({ id }) => id === user.id),
  );
  return { list, classes };
}
