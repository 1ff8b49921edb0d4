/** Two tabs may exchange the same refresh token this long after each other. */
export const GRACE = 10_000;
const MAX_SIBLINGS = 8;
const HOUR = 3_600_000;

/** Hashes of the refresh tokens of one session: the ones that count, and the ones they replaced. */
export type Family = {
  readonly current: readonly string[];
  readonly previous: readonly string[];
  /** When `previous` was replaced, in milliseconds. */
  readonly rotatedAt: number;
};

/** When a session ends by itself: 30 days after its last use if it is to be remembered, otherwise 12 hours. */
export const expiryOf = (remember: boolean, lastSeenAt: number): number =>
  lastSeenAt + (remember ? 30 * 24 * HOUR : 12 * HOUR);

/**
 * The family after `presented` was exchanged for `next`. A replaced token within the grace time belongs to another tab
 * and gets a token beside its sibling's; any other token of the family has been stolen or replayed: `undefined`, and the
 * family must end (RFC 9700 §4.14.2).
 */
export function exchanged(family: Family, presented: string, next: string, now: number): Family | undefined {
  if (family.current.includes(presented)) return { current: [next], previous: family.current, rotatedAt: now };
  const late = now - family.rotatedAt > GRACE || family.current.length >= MAX_SIBLINGS;
  if (!family.previous.includes(presented) || late) return undefined;
  return { ...family, current: [...family.current, next] };
}
