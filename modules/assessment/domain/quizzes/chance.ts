/**
 * Numbers 0–1 that follow from a seed and a word, the same for ever: FNV-1a over the word (Fowler, Noll, Vo), then
 * mulberry32 (Tommy Ettinger, public domain). Good enough to mix questions, not to keep secrets.
 */
export function chanceOf(seed: number, word: string): () => number {
  let state = seed ^ 0x811c9dc5;
  for (const sign of word) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every order equally likely (Fisher–Yates). */
export function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    const [one, two] = [mixed[last] as T, mixed[other] as T];
    mixed[last] = two;
    mixed[other] = one;
  }
  return mixed;
}
