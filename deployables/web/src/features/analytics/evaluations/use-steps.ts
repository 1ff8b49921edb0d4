import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClassEvaluations, EvaluationView } from '#contracts/analytics/evaluations.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

export type Step = 'confirm' | 'publish' | 'unpublish' | 'reopen';
export type Place = { classId: ClassId; term: string };
/** What takes a step back without a reason. */
const BACK: Partial<Record<Step, Step>> = { confirm: 'reopen', publish: 'unpublish' };

/** Puts what the server answered into the list that is on the screen. */
export function useKeep({ classId, term }: Place) {
  const queries = useQueryClient();
  const { queryKey } = api.analytics.classEvaluations.queryOptions({ input: { classId, term } });
  return (fresh: readonly EvaluationView[]) =>
    queries.setQueryData(queryKey, (before: ClassEvaluations | undefined) =>
      before
        ? {
            ...before,
            pupils: before.pupils.map((row) => ({
              ...row,
              evaluation: fresh.find(({ personId }) => personId === row.student.id) ?? row.evaluation,
            })),
          }
        : before,
    );
}

type Moving = { step: Step; items: readonly EvaluationView[]; reason?: string; undo?: boolean };

/** Steps with one or many evaluations; what was refused is said, what was done can be undone. */
export function useSteps(place: Place) {
  const { t } = useWords('evaluations');
  const text = useProblemText();
  const queries = useQueryClient();
  const keep = useKeep(place);
  const steps = useMutation({
    mutationFn: ({ step, items, reason, undo }: Moving) =>
      client.analytics.moveEvaluations({
        classId: place.classId,
        step,
        items: items.map(({ id, version }) => ({ id, version })),
        ...(reason ? { reason } : {}),
        undo: undo ?? false,
      }),
    onSuccess: ({ done, refused }, { step, undo }) => {
      keep(done);
      queries.invalidateQueries({ queryKey: api.analytics.evaluationHistory.key() });
      for (const why of new Set(refused.map((one) => one.why)))
        toast(t(`refused.${why}`, { count: refused.filter((one) => one.why === why).length }), { tone: 'late' });
      if (refused.some(({ why }) => why !== 'length'))
        queries.invalidateQueries({ queryKey: api.analytics.classEvaluations.key() });
      const back = BACK[step];
      if (done.length === 0 || undo) return;
      toast(
        t(`did.${step}`, { count: done.length }),
        back ? { undo: () => steps.mutate({ step: back, items: done, undo: true }) } : {},
      );
    },
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
  });
  return steps;
}
