/** Everything in milliseconds. */
const MINUTE = 60_000;
/** What was on its way when time was up still arrives. */
export const GRACE = 5_000;
/** Nothing heard of a page for so long: its connection is lost. Pages report every 15 seconds. */
export const LOST_AFTER = 45_000;

export type Extra = { kind: 'percent' | 'minutes'; value: number };

/**
 * When an attempt ends: its start and the time limit with the pupil's extra time, never past the quiz's closing. Without
 * either there is no end.
 */
export function endOf(
  startedAt: number,
  rules: { timeLimit: number | null; closesAt: number | null },
  extra: Extra | undefined,
): number | null {
  const ends: number[] = [];
  if (rules.timeLimit !== null) {
    const limit = rules.timeLimit * MINUTE;
    const more = !extra ? 0 : extra.kind === 'percent' ? (limit * extra.value) / 100 : extra.value * MINUTE;
    ends.push(startedAt + Math.round(limit + more));
  }
  if (rules.closesAt !== null) ends.push(rules.closesAt);
  return ends.length ? Math.min(...ends) : null;
}

/** Is time up, with what was under way? */
export const isOver = (endsAt: number | null, now: number): boolean => endsAt !== null && now > endsAt + GRACE;

/** Of two saves of an item the one with the higher revision is newer, of equal ones the later one. */
export const isNewer = (one: { rev: number; at: number }, than: { rev: number; at: number }): boolean =>
  one.rev > than.rev || (one.rev === than.rev && one.at > than.at);
