import { takeOne } from '#modules/basebuilder/domain/practice/chance.ts';

/** An item a session may ask, with what the pupil knows of it. */
export type Candidate = { itemId: string; level: number; dueDay: string | null };

export const SESSION_LENGTH = 15;
const LOWEST = 20;
const BELOW = 5;
/** In so many of 100 cases the lowest comes next, else any. */
const LOWEST_FIRST = 0.8;

/** What today's session is about: words that are due, else the 20 lowest below 5, else everything. */
export function todaysWords<One extends Candidate>(
  open: readonly One[],
  today: string,
): { due: boolean; words: One[] } {
  const due = open.filter(({ dueDay }) => dueDay !== null && dueDay <= today);
  if (due.length > 0) return { due: true, words: due };
  const below = [...open]
    .filter(({ level }) => level < BELOW)
    .sort(lowestFirst)
    .slice(0, LOWEST);
  return { due: false, words: below.length > 0 ? below : [...open] };
}

/** The lowest level first; of one level what is due earliest, what was never answered last, else as they stand. */
export const lowestFirst = (one: Candidate, other: Candidate): number =>
  one.level - other.level || (one.dueDay ?? '9').localeCompare(other.dueDay ?? '9');

/** Which items, in which order: each next one is in 80 % the lowest not yet taken, in 20 % any; `most` at most. */
export function planOf(words: readonly Candidate[], chance: () => number, most = SESSION_LENGTH): string[] {
  const left = [...words].sort(lowestFirst);
  const plan: string[] = [];
  while (plan.length < most && left.length > 0) {
    const next = chance() < LOWEST_FIRST ? left.shift() : takeOne(left, chance);
    if (next) plan.push(next.itemId);
  }
  return plan;
}
