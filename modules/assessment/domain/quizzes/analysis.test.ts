import { describe, expect, it } from 'vitest';
import {
  alpha,
  correlation,
  deviation,
  figuresOf,
  histogram,
  type Marked,
  mean,
  median,
  variance,
} from '#modules/assessment/domain/quizzes/analysis.ts';
import { BLANK_ITEM, type Item } from '#modules/assessment/domain/quizzes/item.ts';

const item = (id: string): Item => ({
  ...BLANK_ITEM,
  id,
  prompt: '?',
  type: 'single',
  choices: ['a', 'b', 'c'].map((choice) => ({ id: choice, text: choice })),
  answer: 'a',
});
/** Ten attempts at four items, 1 for right: rows as a teacher would write them down. `a` is right, `b` wrong. */
const ROWS = ['1111', '1111', '1110', '1110', '1100', '1101', '1000', '1000', '0100', '0000'];
const attempts: Marked[] = ROWS.map((row) => ({
  points: [...row].filter((sign) => sign === '1').length,
  of: 4,
  answers: new Map(
    [...row].map((sign, place) => [
      `i${place}`,
      { points: Number(sign), of: 1, answer: { choice: sign === '1' ? 'a' : 'b' } },
    ]),
  ),
}));

/*
 * By hand. Points: 4 4 3 3 2 3 1 1 1 0, sum 22, mean 2.2; squared distances 3.24·2 + 0.64·3 + 0.04 + 1.44·3 + 4.84 =
 * 17.6; variance 17.6 ÷ 9 = 1.9556, sd 1.3984. Right answers: 8 7 4 3. Item variances n·p·q ÷ 9: 1.6 ÷ 9, 2.1 ÷ 9,
 * 2.4 ÷ 9, 2.1 ÷ 9, together 8.2 ÷ 9. Alpha = 4/3 × (1 − 8.2 ÷ 17.6) = 0.71212.
 * 27 % of ten are three: upper 1 1 2 (rows 1, 2, 3), lower the last three (rows 8, 9, 10).
 */
describe('the analysis of items, against figures computed by hand', () => {
  const points = attempts.map((attempt) => attempt.points);
  it('mean, median, variance, deviation', () => {
    expect(mean(points)).toBeCloseTo(2.2, 10);
    expect(median(points)).toBe(2.5);
    expect(variance(points)).toBeCloseTo(17.6 / 9, 10);
    expect(deviation(points)).toBeCloseTo(1.39841, 5);
    expect([mean([]), median([]), variance([1]), deviation([])]).toEqual([null, null, null, null]);
  });
  it("Cronbach's alpha", () => {
    expect(alpha(attempts, ['i0', 'i1', 'i2', 'i3'])).toBeCloseTo(0.71212, 5);
    expect(alpha(attempts, ['i0'])).toBeNull();
    expect(alpha(attempts, ['i0', 'elsewhere'])).toBeNull();
  });
  it('difficulty and discrimination', () => {
    expect(['i0', 'i1', 'i2', 'i3'].map((id) => figuresOf(item(id), attempts).difficulty)).toEqual([
      0.8, 0.7, 0.4, 0.3,
    ]);
    const [d0, d1, d2, d3] = ['i0', 'i1', 'i2', 'i3'].map((id) => figuresOf(item(id), attempts).discrimination ?? 9);
    // Upper: rows 1, 2, 3 are right at i0, i1, i2; lower: rows 8, 9, 10 hold one right at i0 and one at i1.
    expect(d0).toBeCloseTo(2 / 3, 10);
    expect(d1).toBeCloseTo(2 / 3, 10);
    expect(d2).toBeCloseTo(1, 10);
    expect(d3).toBeCloseTo(2 / 3, 10);
  });
  it('corrected item-total correlation', () => {
    // i3: 1 1 0 0 0 1 0 0 0 0, the rest: 3 3 3 3 2 2 1 1 1 0. Sxy = 8 − 3·19÷10 = 2.3, Sxx = 2.1, Syy = 47 − 36.1 = 10.9.
    expect(figuresOf(item('i3'), attempts).correlation).toBeCloseTo(2.3 / Math.sqrt(2.1 * 10.9), 10);
    expect(
      correlation([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull();
  });
  it('choices, in all and in both groups', () => {
    expect(figuresOf(item('i2'), attempts).choices).toEqual([
      { id: 'a', text: 'a', right: true, chosen: 4, upper: 3, lower: 0 },
      { id: 'b', text: 'b', right: false, chosen: 6, upper: 0, lower: 3 },
      { id: 'c', text: 'c', right: false, chosen: 0, upper: 0, lower: 0 },
    ]);
  });
  it('says nothing about how well an item tells apart where too few have answered', () => {
    const few = figuresOf(item('i0'), attempts.slice(0, 9));
    expect(few).toMatchObject({ asked: 9, discrimination: null, correlation: null });
    expect(few.difficulty).toBeCloseTo(8 / 9, 10);
  });
  it('histogram: every attempt once, full points in the last step', () => {
    expect(histogram(attempts).map((step) => step.attempts)).toEqual([1, 0, 3, 0, 0, 1, 0, 3, 0, 2]);
  });
});
