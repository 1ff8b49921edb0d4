/** Lessons come in halves; every week has at least one half. */
const STEP = 0.5;

/**
 * Hours that add up to `total` and keep the proportions of those given: largest remainders (Hamilton's method) in steps
 * of half a lesson. A model adds up badly, and a teacher should not have to. Where the total is too small for a half
 * each, every week has a half and the sum says so.
 */
export function fitHours(given: readonly number[], total: number): number[] {
  if (given.length === 0) return [];
  const weights = given.map((hours) => (Number.isFinite(hours) && hours > 0 ? hours : STEP));
  const steps = Math.max(Math.round(total / STEP), weights.length);
  const free = steps - weights.length;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => (free * weight) / sum);
  const fitted = shares.map(Math.floor);
  const left = free - fitted.reduce((all, share) => all + share, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) fitted[index] = (fitted[index] ?? 0) + 1;
  return fitted.map((share) => (share + 1) * STEP);
}
