import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TodoView } from '#contracts/analytics/plans.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** The to-dos of who is signed in; `open` leaves out what is done. */
export function useTodos(open: boolean, limit: number) {
  const { user } = useMe();
  const list = useInfiniteQuery(
    api.analytics.todos.infiniteOptions({
      input: (cursor: string | undefined) => ({
        studentId: user.id,
        limit,
        open: open ? 'true' : 'false',
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  return { list, ...usePages<TodoView>(list) };
}

/** Ticking off and deleting, each taken back by one tap. */
export function useTodoActs() {
  const { t } = useWords('plans');
  const queries = useQueryClient();
  const text = useProblemText();
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.analytics.todos.key() }),
  });
  const put = (todo: TodoView, done: boolean) => client.analytics.changeTodo({ ...todo, done });
  return {
    busy: act.isPending,
    tick: (todo: TodoView) => {
      const done = todo.doneAt === null;
      let fresh = todo;
      act.mutate(
        async () => {
          fresh = await put(todo, done);
        },
        {
          onSuccess: () =>
            done && toast(t('ticked', { title: todo.title }), { undo: () => act.mutate(() => put(fresh, false)) }),
        },
      );
    },
    remove: ({ id, title }: TodoView) =>
      act.mutate(() => client.analytics.removeTodo({ id }), {
        onSuccess: () =>
          toast(t('todoRemoved', { title }), { undo: () => act.mutate(() => client.analytics.restoreTodo({ id })) }),
      }),
  };
}
