/**
 * Pupils in a circle: each scores the next ones, and so is scored by as many and never by themselves. Leaving closes the
 * circle, which keeps every pair of those who stay; joining opens it at one place, which changes at most one pair of each
 * of the few who stand before that place.
 */
export type Ring = readonly string[];

/** Pairs are known by this key. */
export const pairKey = (scorerId: string, pupilId: string): string => `${scorerId} ${pupilId}`;

/** In an order of its own for each assessment, so that neighbours of the roster do not score each other every time. */
export const ringOf = (seed: string, pupilIds: readonly string[]): Ring =>
  [...new Set(pupilIds)].toSorted((a, b) => hash(seed + a) - hash(seed + b) || (a < b ? -1 : 1));

/** Whom each pupil scores. In a small class that is everybody else. */
export function followersIn(ring: Ring, each: number): Map<string, string[]> {
  const count = Math.min(each, ring.length - 1);
  return new Map(
    ring.map((scorer, at) => [
      scorer,
      Array.from({ length: count }, (_, step) => ring[(at + step + 1) % ring.length] ?? ''),
    ]),
  );
}

/** Comes in where the fewest scores that were begun already would lose their place. */
export function withNewcomer(ring: Ring, newcomer: string, each: number, begun: ReadonlySet<string>): Ring {
  if (ring.includes(newcomer)) return ring;
  let best: { ring: Ring; lost: number } | undefined;
  for (let at = 0; at < Math.max(1, ring.length); at++) {
    const tried = ring.toSpliced(at, 0, newcomer);
    const pairs = pairsOf(tried, each);
    const lost = [...pairsOf(ring, each)].filter((pair) => begun.has(pair) && !pairs.has(pair)).length;
    if (!best || lost < best.lost) best = { ring: tried, lost };
  }
  return best?.ring ?? [newcomer];
}

export const withoutLeaver = (ring: Ring, leaver: string): Ring => ring.filter((id) => id !== leaver);

export const pairsOf = (ring: Ring, each: number): Set<string> =>
  new Set([...followersIn(ring, each)].flatMap(([scorer, pupils]) => pupils.map((pupil) => pairKey(scorer, pupil))));

/** FNV-1a (Fowler, Noll, Vo), 32 bit: scatters alike ids, which is all that is wanted. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  // The last characters alone would only move the lowest bits.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}
