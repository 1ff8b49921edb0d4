type State = 'draft' | 'published' | 'closed' | 'released';
type Times = { state: State; opensAt?: number | null | undefined; closesAt?: number | null | undefined };

/** A published quiz is closed from its closing on, whether somebody has written that down yet or not. */
export const stateAt = ({ state, closesAt }: Times, now: number): State =>
  state === 'published' && typeof closesAt === 'number' && closesAt <= now ? 'closed' : state;

/** May somebody start now? */
export const isOpenAt = (quiz: Times, now: number): boolean =>
  stateAt(quiz, now) === 'published' && (quiz.opensAt ?? now) <= now;

type Countable = { id: string; number: number; state: 'working' | 'handedIn'; points?: number | null | undefined };

/** Which attempt is the result: the best (of equal ones the earlier) or the last of those handed in. */
export function countingAttempt<A extends Countable>(attempts: readonly A[], counts: 'best' | 'last'): A | undefined {
  const done = attempts.filter(({ state }) => state === 'handedIn').toSorted((a, b) => a.number - b.number);
  if (counts === 'last') return done.at(-1);
  return done.reduce<A | undefined>(
    (best, one) => (best === undefined || (one.points ?? 0) > (best.points ?? 0) ? one : best),
    undefined,
  );
}
