import { getRouteApi } from '@tanstack/react-router';
import type { EvaluationRow } from '#contracts/analytics/evaluations.ts';

const route = getRouteApi('/inside/classes/$id/assessed/evaluations');

/** Who comes before and after in the list on the screen. */
export function useTurns(rows: readonly EvaluationRow[], pupil: string | undefined) {
  const navigate = route.useNavigate();
  const ids = rows.map(({ student }) => student.id as string);
  const at = pupil ? ids.indexOf(pupil) : -1;
  const go = (id: string | undefined) =>
    navigate({ search: (before) => ({ ...before, pupil: id }), replace: true, resetScroll: false });
  return {
    at: at + 1,
    of: ids.length,
    hasNext: at >= 0 && at + 1 < ids.length,
    next: () => {
      if (ids[at + 1]) go(ids[at + 1]);
    },
    previous: () => {
      if (at > 0) go(ids[at - 1]);
    },
    close: () => {
      go(undefined);
    },
  };
}
export type Turns = ReturnType<typeof useTurns>;
