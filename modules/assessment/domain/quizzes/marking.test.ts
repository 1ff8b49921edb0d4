import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, fold } from '#modules/assessment/domain/quizzes/fold.ts';
import { BLANK_ITEM, type Item, type Multiple, type Ordering } from '#modules/assessment/domain/quizzes/item.ts';
import { judgeAnswer, lengthIn } from '#modules/assessment/domain/quizzes/judge-answer.ts';
import { correctnessOf, pointsBy } from '#modules/assessment/domain/quizzes/marking.ts';
import { readNumber, within } from '#modules/assessment/domain/quizzes/numbers.ts';
import { askedIn, offPaper, onPaper } from '#modules/assessment/domain/quizzes/paper.ts';
import { endOf, isNewer, isOver } from '#modules/assessment/domain/quizzes/time.ts';

const options = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `c${n}`, text: `${n}` }));
const base = { ...BLANK_ITEM, id: 'i', prompt: '?' };

describe('short texts', () => {
  it.each([
    ['ふじさん', 'フジサン', true],
    ['ふじさん', 'ﾌｼﾞｻﾝ', true],
    ['Photosynthesis', ' ＰＨＯＴＯ synthesis ', true],
    ['㍍', 'メートル', true],
    ['富士山', '富士', false],
    ['', '', false],
  ])('%s and %s: %s', (accepted, given, same) => {
    expect(accepts({ accepted: [accepted], exact: false }, given)).toBe(same);
  });
  it('are compared as they stand where that is wanted, but for the spaces around them', () => {
    const key = { accepted: ['NaCl'], exact: true };
    expect(['NaCl', ' NaCl ', 'nacl', 'ＮａＣｌ'].map((given) => accepts(key, given))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('fold to the same when folded again, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('numbers', () => {
  it.each([
    ['3.14', 3.14],
    ['３，１４', 3.14],
    ['−2', -2],
    ['1,000', 1000],
    ['1,000.5', 1000.5],
    ['1.000,5', 1000.5],
    ['12,34', 12.34],
    ['.5', 0.5],
    ['6e23', 6e23],
    ['３。５', 3.5],
  ])('%s is %d', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });
  it.each(['', '-', 'NaN', 'Infinity', '1e999', '1,2,3', '1.2.3', '12個', '0x10', '1,00.5', '三'])(
    '%s is none',
    (typed) => {
      expect(readNumber(typed)).toBeUndefined();
    },
  );
  it('count within the tolerance, borders included', () => {
    expect(within(0.4, 0.3, { kind: 'absolute', value: 0.1 })).toBe(true);
    expect(within(0.41, 0.3, { kind: 'absolute', value: 0.1 })).toBe(false);
    expect(within(105, 100, { kind: 'percent', value: 5 })).toBe(true);
    expect(within(-105.1, -100, { kind: 'percent', value: 5 })).toBe(false);
    expect(within(1, 1 + 1e-9, { kind: 'absolute', value: 0 })).toBe(false);
  });
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (number) => readNumber(String(number)) === number,
      ),
    );
  });
});

describe('points', () => {
  const multiple: Multiple = {
    ...base,
    type: 'multiple',
    points: 3,
    choices: options(5),
    answers: ['c0', 'c1', 'c2'],
    scoring: 'partial',
  };
  it.each([
    [['c0', 'c1', 'c2'], 3],
    [['c0', 'c1'], 2],
    [['c0', 'c1', 'c3'], 1],
    [['c3', 'c4', 'c0'], 0],
    [['c0', 'c1', 'c2', 'c3', 'c4'], 1],
  ])('multiple choice, right minus wrong: %j earn %d of 3', (choices, points) => {
    expect(pointsBy(multiple, { choices })).toBe(points);
  });
  it('multiple choice as a whole: one wrong and nothing is earned', () => {
    const whole: Item = { ...multiple, scoring: 'whole' };
    expect(pointsBy(whole, { choices: ['c0', 'c1', 'c2'] })).toBe(3);
    expect(pointsBy(whole, { choices: ['c0', 'c1'] })).toBe(0);
    expect(pointsBy(whole, { choices: ['c0', 'c1', 'c2', 'c3'] })).toBe(0);
  });
  it('ordering by places, or as a whole', () => {
    const ordering: Ordering = { ...base, type: 'ordering', points: 1, entries: options(3), scoring: 'partial' };
    expect(pointsBy(ordering, { order: ['c0', 'c2', 'c1'] })).toBe(0.33);
    expect(pointsBy(ordering, { order: ['c0', 'c1', 'c2'] })).toBe(1);
    expect(pointsBy({ ...ordering, scoring: 'whole' }, { order: ['c0', 'c2', 'c1'] })).toBe(0);
  });
  it('what is not answered counts nothing, what has to be read waits', () => {
    const long: Item = { ...base, type: 'long', model: '', unit: 'words', least: null, most: 3 };
    expect([pointsBy(long, null), pointsBy(long, { text: 'a' })]).toEqual([0, null]);
    expect(judgeAnswer(long, { text: 'one two three four' })).toEqual({ refused: 'too_long' });
    expect(judgeAnswer(long, { text: '  \n ' })).toEqual({ answer: null });
    expect(lengthIn('characters', '𠮷野家\r\n')).toBe(3);
  });
  it('lie between nothing and all', () => {
    fc.assert(
      fc.property(
        fc.subarray(['c0', 'c1', 'c2', 'c3', 'c4']),
        fc.subarray(['c0', 'c1', 'c2', 'c3', 'c4'], { minLength: 1 }),
        (choices, answers) => {
          const points = pointsBy({ ...multiple, answers }, { choices }) ?? -1;
          return points >= 0 && points <= 3 && (correctnessOf(points, 3) === 'right') === (points === 3);
        },
      ),
    );
  });
});

describe('papers', () => {
  const item: Item = { ...base, type: 'single', choices: options(6), answer: 'c0' };
  const sections = (items: Item[], draw: number | null = null) => [
    { id: 's', title: '', instructions: '', shuffleItems: true, shuffleChoices: true, draw, items },
  ];
  it('are the same for a seed for ever', () => {
    const eight = Array.from({ length: 8 }, (_, n): Item => ({ ...item, id: `i${n}` }));
    const orderFor = (seed: number) =>
      askedIn(sections(eight, 4), seed).flatMap(({ items }) => items.map((one) => one.item.id));
    expect([orderFor(1), orderFor(2), orderFor(2_147_483_647)]).toEqual([
      ['i2', 'i4', 'i5', 'i7'],
      ['i1', 'i0', 'i3', 'i2'],
      ['i4', 'i0', 'i7', 'i3'],
    ]);
    expect(askedIn(sections([item]), 1)[0]?.items[0]?.names.options).toEqual(['c1', 'c3', 'c0', 'c4', 'c5', 'c2']);
  });
  it('give an order that is to be found never in the right one', () => {
    const ordering: Item = { ...base, type: 'ordering', entries: options(2), scoring: 'whole' };
    for (let seed = 0; seed < 50; seed++)
      expect(askedIn(sections([ordering]), seed)[0]?.items[0]?.names.options).toEqual(['c1', 'c0']);
  });
  it('call choices by other names and understand them again', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.subarray(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']), (seed, choices) => {
        const names = askedIn(sections([item]), seed)[0]?.items[0]?.names;
        if (!names) return false;
        const there = onPaper(item, names, { choices });
        expect(there && offPaper(names, there)).toEqual({ choices });
        return true;
      }),
    );
    const names = askedIn(sections([item]), 7)[0]?.items[0]?.names ?? { options: [], gaps: {} };
    expect(offPaper(names, { choice: 'c0' })).toEqual({ choice: '' });
  });
});

describe('time', () => {
  const M = 60_000;
  it('ends by limit, extra time and closing', () => {
    expect(endOf(0, { timeLimit: null, closesAt: null }, undefined)).toBeNull();
    expect(endOf(0, { timeLimit: 40, closesAt: null }, { kind: 'percent', value: 25 })).toBe(50 * M);
    expect(endOf(0, { timeLimit: 40, closesAt: 45 * M }, { kind: 'minutes', value: 30 })).toBe(45 * M);
    expect(endOf(0, { timeLimit: null, closesAt: 45 * M }, { kind: 'minutes', value: 30 })).toBe(45 * M);
    expect([isOver(10, 5010), isOver(10, 5011), isOver(null, 1e15)]).toEqual([false, true, false]);
  });
  it('of many saves the newest stays, in whatever order and however often they arrive', () => {
    const save = fc.record({ rev: fc.nat(3), at: fc.nat(3) });
    const many = fc.array(save, { minLength: 1 }).chain((all) => {
      const arriving = fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 });
      return fc.tuple(fc.constant(all), arriving);
    });
    fc.assert(
      fc.property(many, ([all, arriving]) => {
        const kept = arriving.reduce((before, next) => (isNewer(next, before) ? next : before));
        return all.every((one) => !isNewer(one, kept));
      }),
    );
  });
  it('of two saves exactly one is newer, unless they are the same', () => {
    const save = fc.record({ rev: fc.nat(3), at: fc.nat(3) });
    fc.assert(
      fc.property(save, save, (one, other) => {
        const same = one.rev === other.rev && one.at === other.at;
        return same ? !isNewer(one, other) && !isNewer(other, one) : isNewer(one, other) !== isNewer(other, one);
      }),
    );
  });
});
