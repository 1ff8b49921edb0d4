import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scores } from '#contracts/assessment/rubric-scores.ts';
import { patchBetween, patched } from './patches.ts';

const filled = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'), {
  noNullPrototype: true,
});
const scores: fc.Arbitrary<Scores> = fc.record({ levels: filled, comments: filled, overall: fc.constantFrom('', 'o') });

describe('patches of scores', () => {
  it('make the one out of the other', () => {
    fc.assert(
      fc.property(scores, scores, (before, after) => {
        expect(patched(before, patchBetween(before, after))).toEqual(after);
      }),
    );
  });

  it('are nothing between equal ones, and name only what differs', () => {
    fc.assert(
      fc.property(scores, (same) => {
        expect(patchBetween(same, structuredClone(same))).toBeUndefined();
      }),
    );
    const before = { levels: { a: 'x', b: 'y' }, comments: { a: '…' }, overall: '' };
    const after = { levels: { a: 'x', b: 'z' }, comments: {}, overall: 'よい' };
    expect(patchBetween(before, after)).toEqual({ levels: { b: 'z' }, comments: { a: null }, overall: 'よい' });
  });

  it('of two windows meet without taking anything from each other, where they touch different things', () => {
    const base = { levels: {}, comments: {}, overall: '' };
    const here = patchBetween(base, { ...base, levels: { a: 'x' } });
    const there = patchBetween(base, { ...base, levels: { b: 'y' }, overall: 'o' });
    expect(patched(patched(base, here), there)).toEqual(patched(patched(base, there), here));
  });
});
