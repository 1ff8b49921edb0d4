import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { MatrixRow, MilestoneView } from '#contracts/analytics/milestones.ts';

const route = getRouteApi('/inside/classes/$id/milestones/');
export type Order = 'number' | 'waiting';

/** By attendance number as the server sends them, or whoever has waited longest first. */
export function inOrder(pupils: readonly MatrixRow[], order: Order): readonly MatrixRow[] {
  if (order === 'number') return pupils;
  const since = ({ cells }: MatrixRow): string =>
    cells
      .filter(({ state }) => state === 'waiting')
      .map(({ submittedAt }) => submittedAt ?? '')
      .toSorted()[0] ?? '9';
  return pupils.toSorted((a, b) => since(a).localeCompare(since(b)));
}

/** Who comes before and after: what was handed in, milestone by milestone; what waits where anything does. */
export function useTurns(pupils: readonly MatrixRow[], milestones: readonly MilestoneView[], cell: string | undefined) {
  const navigate = route.useNavigate();
  const handed = milestones.flatMap(({ id }) =>
    pupils.flatMap(({ cells }) => cells.filter(({ milestoneId, number }) => milestoneId === id && number > 0)),
  );
  const waiting = handed.filter(({ state, submissionId }) => state === 'waiting' || submissionId === cell);
  const ids = (waiting.length > 1 ? waiting : handed).map(({ submissionId }) => submissionId as string);
  // What is answered waits no more: its place is remembered while one goes through.
  const [first, setFirst] = useState<string[]>([]);
  if (cell && ids.length > 0 && !first.includes(cell)) setFirst(ids.includes(cell) ? ids : [cell, ...ids]);
  const order = cell && first.includes(cell) ? first : ids;
  const at = cell ? order.indexOf(cell) : -1;
  const go = (id: string | undefined) =>
    navigate({ search: (before) => ({ ...before, cell: id }), replace: true, resetScroll: false });
  return {
    at: at + 1,
    of: order.length,
    hasNext: at >= 0 && at + 1 < order.length,
    next: () => order[at + 1] && go(order[at + 1]),
    previous: () => at > 0 && go(order[at - 1]),
    close: () => go(undefined),
  };
}
export type Turns = ReturnType<typeof useTurns>;
