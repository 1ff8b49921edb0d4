import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, type Move, moved, PHASES, type Standing, TOP } from '#modules/ai/domain/coach/ladder.ts';

describe('the ladder of hints', () => {
  it('begins at the lowest step and goes up by one when the pupil asks', () => {
    const start = beginning('research');
    expect(start).toEqual({ phase: 'research', topic: 1, step: 1 });
    expect(moved(start, 'more', 'research', true)).toEqual({ phase: 'research', topic: 1, step: 2 });
  });

  it('stays while the pupil writes, also for long', () => {
    let standing: Standing = { phase: 'plan', topic: 1, step: 3 };
    for (let said = 0; said < 20; said++) standing = moved(standing, 'stay', 'plan', true);
    expect(standing.step).toBe(3);
  });

  it('gives no second step before the first was answered', () => {
    const start = beginning('find');
    expect(moved(start, 'more', 'find', false)).toEqual(start);
  });

  it('begins anew with another topic and another phase', () => {
    const high: Standing = { phase: 'create', topic: 2, step: 4 };
    expect(moved(high, 'topic', 'create', true)).toEqual({ phase: 'create', topic: 3, step: 1 });
    expect(moved(high, 'more', 'present', true)).toEqual({ phase: 'present', topic: 3, step: 1 });
  });

  it('whatever is pressed, one press is one step at most and the top is the top', () => {
    const move = fc.constantFrom<Move>('stay', 'more', 'topic');
    const press = fc.tuple(move, fc.constantFrom(...PHASES), fc.boolean());
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        let standing = beginning('free');
        for (const [kind, phase, answered] of presses) {
          const next = moved(standing, kind, phase, answered);
          expect(next.step).toBeLessThanOrEqual(Math.min(TOP, standing.step + 1));
          if (next.step > standing.step) expect(kind).toBe('more');
          if (next.topic !== standing.topic) expect(next.step).toBe(1);
          standing = next;
        }
      }),
    );
  });
});
