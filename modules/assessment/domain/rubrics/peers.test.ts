import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  followersIn,
  pairKey,
  pairsOf,
  ringOf,
  withNewcomer,
  withoutLeaver,
} from '#modules/assessment/domain/rubrics/peers.ts';
import { targetsOf } from '#modules/assessment/domain/rubrics/targets.ts';

const classes = fc.record({
  pupils: fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 42 }),
  each: fc.integer({ min: 1, max: 10 }),
  seed: fc.uuid(),
});

describe('peers in a circle', () => {
  it('each score as many as they are scored by, and never themselves', () => {
    fc.assert(
      fc.property(classes, ({ pupils, each, seed }) => {
        const followers = followersIn(ringOf(seed, pupils), each);
        const count = Math.min(each, pupils.length - 1);
        const scorers = new Map<string, number>();
        for (const [scorer, others] of followers) {
          expect(new Set(others).size).toBe(count);
          expect(others).not.toContain(scorer);
          for (const other of others) scorers.set(other, (scorers.get(other) ?? 0) + 1);
        }
        expect([...followers.keys()].toSorted()).toEqual(pupils.toSorted());
        expect(pupils.map((pupil) => scorers.get(pupil))).toEqual(pupils.map(() => count));
      }),
    );
  });

  it('keep every pair of those who stay when one leaves', () => {
    fc.assert(
      fc.property(classes, fc.nat(), ({ pupils, each, seed }, which) => {
        const leaver = pupils[which % pupils.length] ?? '';
        const ring = ringOf(seed, pupils);
        const after = pairsOf(withoutLeaver(ring, leaver), each);
        const staying = [...pairsOf(ring, each)].filter((pair) => !pair.includes(leaver));
        expect(staying.filter((pair) => !after.has(pair))).toEqual([]);
      }),
    );
  });

  it('change one pair of each of the few before a newcomer, none that was begun where there is another place', () => {
    fc.assert(
      fc.property(classes, fc.uuid(), ({ pupils, each, seed }, newcomer) => {
        fc.pre(!pupils.includes(newcomer));
        const ring = ringOf(seed, pupils);
        const before = [...pairsOf(ring, each)];
        const lost = (begun: ReadonlySet<string>) => {
          const after = pairsOf(withNewcomer(ring, newcomer, each, begun), each);
          return before.filter((pair) => !after.has(pair));
        };
        const gone = lost(new Set());
        expect(gone.length).toBeLessThanOrEqual(each);
        expect(new Set(gone.map((pair) => pair.split(' ')[0])).size).toBe(gone.length);
        // Everything is begun but around one place: that is where one comes in.
        const begun = new Set(before.filter((pair) => !gone.includes(pair)));
        expect(lost(begun).filter((pair) => begun.has(pair))).toEqual([]);
      }),
    );
  });

  it('stand in an order that depends on nothing but the assessment and its pupils', () => {
    fc.assert(
      fc.property(classes, ({ pupils, seed }) => {
        expect(ringOf(seed, pupils.toReversed())).toEqual(ringOf(seed, pupils));
      }),
    );
    const pupils = Array.from(
      { length: 40 },
      (_, index) => `0192f7a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    const neighbours = ringOf('one', pupils).filter((id, at, ring) => ring[at + 1] === pupils[pupils.indexOf(id) + 1]);
    expect(neighbours.length).toBeLessThan(10);
    expect(ringOf('one', pupils)).not.toEqual(ringOf('two', pupils));
  });
});

describe('whom a pupil scores', () => {
  const groups = new Map([
    ['a', 'g'],
    ['b', 'g'],
    ['c', 'h'],
  ]);
  const targets = (peers: 'none' | 'group' | 'all' | 'some', pupils: string[], ring: string[] = []) =>
    Object.fromEntries(targetsOf({ peers, peersEach: 1, ring }, pupils, groups));
  it('is nobody, the own group, everybody, or the next in the circle', () => {
    expect(targets('none', ['a', 'b'])).toEqual({ a: [], b: [] });
    expect(targets('group', ['a', 'b', 'c', 'd'])).toEqual({ a: ['b'], b: ['a'], c: [], d: [] });
    expect(targets('all', ['a', 'b', 'c'])).toEqual({ a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b'] });
    // Somebody of the circle who has left is passed over.
    expect(targets('some', ['a', 'b', 'c'], ['a', 'x', 'b', 'c'])).toEqual({ a: ['b'], b: ['c'], c: ['a'] });
    expect(pairKey('a', 'b')).toBe('a b');
  });
});
