/**
 * Numbers 0–1 that follow from a word, the same for ever: FNV-1a over the word (Fowler, Noll, Vo), then mulberry32
 * (Tommy Ettinger, public domain). Good enough to mix questions, not to keep secrets.
 */
export function chanceOf(word: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of word) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Takes one of them out, any with the same probability. */
export function takeOne<T>(all: T[], chance: () => number): T | undefined {
  return all.splice(Math.floor(chance() * all.length), 1)[0];
}

/** Every order equally likely. */
export function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  const left = [...all];
  return all.flatMap(() => {
    const one = takeOne(left, chance);
    return one === undefined ? [] : [one];
  });
}
