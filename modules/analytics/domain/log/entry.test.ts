import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#modules/analytics/domain/fold.ts';
import {
  dayProblem,
  excerptOf,
  firstDay,
  foldedWords,
  verdictOn,
  type Written,
} from '#modules/analytics/domain/log/entry.ts';

const words: Written = {
  classId: 'c',
  day: '2026-11-20',
  title: '商工課',
  did: '聞いた',
  detail: '',
  reflection: '',
  tags: ['interview'],
  state: 'draft',
  writer: 'phone',
  revision: 3,
  version: 5,
};

describe('the day of an entry', () => {
  it.each([
    ['2026-11-22', undefined],
    ['2026-11-23', 'in_future'],
    ['2025-04-01', undefined],
    ['2025-03-31', 'too_long_ago'],
    ['0001-01-01', 'too_long_ago'],
    ['9999-12-31', 'in_future'],
  ])('%s seen on 2026-11-22: %s', (day, problem) => {
    expect(dayProblem(day, '2026-11-22')).toBe(problem);
  });
  it.each([
    ['2027-03-31', '2025-04-01'],
    ['2027-04-01', '2026-04-01'],
    ['2027-01-01', '2025-04-01'],
  ])('on %s reaches back to %s', (today, first) => {
    expect(firstDay(today)).toBe(first);
  });
  it('may be the last of a year on the first of the next', () => {
    expect(dayProblem('2026-12-31', '2027-01-01')).toBeUndefined();
    expect(dayProblem('2027-01-01', '2026-12-31')).toBe('in_future');
  });
});

describe('words that arrive for an entry', () => {
  const sent = (change: Partial<Written>) => verdictOn(words, { ...words, ...change });
  it('are known when they stand there, whoever sends them', () => {
    expect(sent({})).toBe('known');
    expect(sent({ writer: 'laptop', revision: 1, version: 0 })).toBe('known');
  });
  it('of the same writer go on its earlier ones, also without knowing the version that made', () => {
    expect(sent({ did: '聞いて書いた', revision: 4, version: 0 })).toBe('apply');
    expect(sent({ did: '前の', revision: 2 })).toBe('known');
    expect(sent({ did: '同じ番号', revision: 3 })).toBe('known');
  });
  it('of another writer must have seen what they change', () => {
    expect(sent({ did: '別', writer: 'laptop', revision: 1, version: 5 })).toBe('apply');
    expect(sent({ did: '別', writer: 'laptop', revision: 99, version: 4 })).toBe('conflict');
  });

  it('leave, in any order and however often repeated, what the writer wrote last', () => {
    const order = fc
      .shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 })
      .chain((once) => fc.array(fc.integer({ min: 1, max: 5 })).map((again) => [...once, ...again]));
    fc.assert(
      fc.property(order, (revisions) => {
        let there: Written = { ...words, revision: 0, did: '' };
        for (const revision of revisions) {
          const next: Written = { ...words, version: 0, revision, did: `${revision}` };
          if (verdictOn(there, next) === 'apply') there = { ...next, version: there.version + 1 };
        }
        expect(there.did).toBe('5');
      }),
    );
  });
});

it('folds what looks alike to one', () => {
  expect(fold('ｲﾝﾀﾋﾞｭｰ　ＡＢＣ')).toBe(fold('いんたびゅー abc'));
  expect(foldedWords({ ...words, detail: '\u{1f30a}'.repeat(20_000) }).isWellFormed()).toBe(true);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});

it('shows the beginning of the words without the signs of Markdown, and cuts no sign in two', () => {
  expect(excerptOf({ did: '## 聞いたこと\n- 42軒\n- 33軒', detail: '', reflection: '' })).toBe('聞いたこと 42軒 33軒');
  expect([...excerptOf({ did: '\u{1f30a}'.repeat(500), detail: '', reflection: '' })]).toHaveLength(141);
});
