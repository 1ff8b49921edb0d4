import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf, progressOf } from '#modules/basebuilder/domain/paths/progress.ts';
import { leastSeconds } from '#modules/basebuilder/domain/paths/reading.ts';
import { circleIn } from '#modules/basebuilder/domain/paths/steps.ts';

describe('steps', () => {
  it('wait for others but never for themselves', () => {
    const step = (key: string, ...after: string[]) => ({ key, after });
    expect(circleIn([step('a'), step('b', 'a'), step('c', 'a', 'b')])).toBeUndefined();
    expect(circleIn([step('a', 'a')])).toBe('a');
    expect(circleIn([step('a', 'c'), step('b', 'a'), step('c', 'b')])).toBe('a');
    expect(circleIn([step('x'), step('a', 'b'), step('b', 'a')])).toBe('a');
  });

  it('that wait only for earlier ones are never a circle, turned round they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), (count) => {
        const line = Array.from({ length: count }, (_, n) => ({ key: `${n}`, after: n ? [`${n - 1}`] : [] }));
        expect(circleIn(line)).toBeUndefined();
        expect(circleIn([{ key: '0', after: [`${count - 1}`] }, ...line.slice(1)])).toBeDefined();
      }),
    );
  });
});

describe('progress', () => {
  const work = (id: string, needed: number, done: number, after: string[] = [], touched = done > 0) => ({
    id,
    needed,
    done,
    after,
    touched,
  });

  it('goes from assigned over in progress to completed by what was done', () => {
    expect(progressOf([work('a', 2, 0), work('b', 1, 0, ['a'])])).toEqual({
      state: 'assigned',
      steps: ['open', 'later'],
      next: 'a',
    });
    expect(progressOf([work('a', 2, 0, [], true), work('b', 1, 0, ['a'])]).state).toBe('inProgress');
    expect(progressOf([work('a', 2, 2), work('b', 1, 0, ['a'])])).toEqual({
      state: 'inProgress',
      steps: ['done', 'open'],
      next: 'b',
    });
    expect(progressOf([work('a', 2, 3), work('b', 1, 1, ['a'])]).state).toBe('completed');
  });

  it('counts work done ahead, passes over steps that ask nothing, and is never completed without any', () => {
    expect(progressOf([work('a', 2, 1), work('b', 1, 1, ['a'])]).steps).toEqual(['open', 'done']);
    expect(progressOf([work('a', 0, 0), work('b', 1, 0, ['a'])])).toMatchObject({ steps: ['done', 'open'], next: 'b' });
    expect(progressOf([work('a', 0, 0)]).state).toBe('assigned');
    expect(progressOf([]).state).toBe('assigned');
  });

  it('of a step is a part between nothing and all', () => {
    expect([partOf({ needed: 4, done: 1 }), partOf({ needed: 4, done: 9 }), partOf({ needed: 0, done: 0 })]).toEqual([
      0.25, 1, 1,
    ]);
  });

  it('of reading takes at least a second for forty signs, a minute at most', () => {
    expect([
      leastSeconds(''),
      leastSeconds('あ'),
      leastSeconds('あ'.repeat(400)),
      leastSeconds('a'.repeat(9999)),
    ]).toEqual([0, 1, 10, 60]);
  });
});
