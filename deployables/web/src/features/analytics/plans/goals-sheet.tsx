import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GoalView } from '#contracts/analytics/plans.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { GoalLine } from './goal-line.tsx';

const FEW = 2;

/** The pupil's goals; on the first page the two that are due next. */
export function GoalsSheet({ short = false }: { short?: boolean }) {
  const { t } = useWords('plans');
  const { user } = useMe();
  const queries = useQueryClient();
  const text = useProblemText();
  const query = useQuery(api.analytics.goals.queryOptions({ input: { studentId: user.id } }));
  const [open, setOpen] = useState<GoalView | 'new'>();
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.analytics.goals.key() }),
  });
  const move = (goal: GoalView, progress: number) => {
    if (progress === goal.progress) return;
    let fresh = goal;
    act.mutate(
      async () => {
        fresh = await client.analytics.changeGoal({ ...goal, progress });
      },
      {
        onSuccess: () =>
          progress === 100 &&
          toast(t('didReach', { title: goal.title }), {
            undo: () => act.mutate(() => client.analytics.changeGoal({ ...fresh, progress: goal.progress })),
          }),
      },
    );
  };
  const remove = ({ id, title }: GoalView) =>
    act.mutate(() => client.analytics.removeGoal({ id }), {
      onSuccess: () =>
        toast(t('goalRemoved', { title }), { undo: () => act.mutate(() => client.analytics.restoreGoal({ id })) }),
    });
  const shown = short ? query.data?.items.filter(({ doneAt }) => doneAt === null).slice(0, FEW) : query.data?.items;
  return (
    <Sheet
      title={t('goals')}
      more={
        <Button kind="quiet" size="small" icon={IconPlus} onClick={() => setOpen('new')}>
          {t('common:action.add')}
        </Button>
      }
      flush
    >
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !shown ? (
        <ListSkeleton rows={2} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('noGoals')}>{!short && t('noGoalsText')}</EmptyState>
      ) : (
        <ul>
          {shown.map((goal) => (
            <GoalLine
              key={goal.id}
              goal={goal}
              own={{
                onProgress: (progress) => move(goal, progress),
                onOpen: () => setOpen(goal),
                onRemove: () => remove(goal),
              }}
            />
          ))}
        </ul>
      )}
      {open && <GoalDialog goal={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Sheet>
  );
}
