import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHours } from '#modules/ai/domain/drafts/fit-hours.ts';

const sum = (hours: readonly number[]) => hours.reduce((all, one) => all + one, 0);

describe('hours of drafted weeks', () => {
  it('stay as they are when they add up', () => {
    expect(fitHours([2, 2, 2, 2], 8)).toEqual([2, 2, 2, 2]);
  });

  it('keep their proportions when they do not: 2, 2, 4 in 10 lessons', () => {
    // 20 halves; 3 are given, 17 are shared 2 : 2 : 4 = 4.25, 4.25, 8.5; the largest remainder takes the last one.
    expect(fitHours([2, 2, 4], 10)).toEqual([2.5, 2.5, 5]);
  });

  it('take what is no number as half a lesson', () => {
    expect(fitHours([Number.NaN, -3, 0], 3)).toEqual([1, 1, 1]);
  });

  it('add up to the total in halves whenever each week can have one, whatever is given', () => {
    const weeks = fc.array(fc.double({ min: -10, max: 300 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(weeks, fc.integer({ min: 1, max: 400 }), (given, halves) => {
        const fitted = fitHours(given, halves / 2);
        expect(fitted).toHaveLength(given.length);
        expect(Math.min(...fitted)).toBeGreaterThanOrEqual(0.5);
        expect(fitted.every((hours) => Number.isInteger(hours * 2))).toBe(true);
        expect(sum(fitted)).toBe(Math.max(halves, given.length) / 2);
      }),
    );
  });
});
