import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '#modules/assessment/domain/quizzes/csv/cells.ts';
import { type Cells, readRow } from '#modules/assessment/domain/quizzes/csv/read.ts';
import { writeItems } from '#modules/assessment/domain/quizzes/csv/write.ts';
import { items, normal, words } from '#modules/assessment/testing/items.ts';

const cellsOf = (row: Record<string, string>, ...choices: string[]): Cells => ({
  cell: (column) => row[column] ?? '',
  choices,
});
const read = (row: Record<string, string>, ...choices: string[]) => readRow('i', cellsOf(row, ...choices));

describe('items as CSV', () => {
  it('come back as they went out, in both languages, and no cell is a formula', () => {
    const filed = fc.record({ item: items, subject: words, tags: fc.uniqueArray(words, { maxLength: 3 }) });
    fc.assert(
      fc.property(filed, fc.constantFrom('ja' as const, 'en' as const), (one, language) => {
        const { rows } = writeItems([one], language);
        const [row = []] = rows;
        expect(row.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        const names = Object.keys(COLUMNS);
        const { filed: back, faults } = readRow('i', {
          cell: (column) => row[names.indexOf(column)] ?? '',
          choices: row.slice(names.length),
        });
        expect(faults).toEqual([]);
        expect(back && normal(back.item)).toEqual(normal(one.item));
        expect([back?.subject, back?.tags]).toEqual([one.subject, one.tags]);
      }),
      { numRuns: 1000 },
    );
  });

  it('are read as people write them', () => {
    expect(read({ type: '単一選択', prompt: '?', answer: '水' }, '火', '水').filed?.item).toMatchObject({
      answer: 'c2',
    });
    expect(read({ type: 'single', prompt: '?', answer: '2' }, '3', '2', '1').filed?.item).toMatchObject({
      answer: 'c2',
    });
    expect(read({ type: 'Multiple', prompt: '?', answer: '1;３' }, 'a', 'b', 'c').filed?.item).toMatchObject({
      answers: ['c1', 'c3'],
    });
    expect(read({ type: '正誤', prompt: '?', answer: '×' }).filed?.item).toMatchObject({ answer: false });
    expect(
      read({ type: '数値', prompt: '?', answer: '３．１４', tolerance: '１％', points: '2.5' }).filed?.item,
    ).toMatchObject({
      ...{ answer: 3.14, points: 2.5, tolerance: { kind: 'percent', value: 1 } },
    });
    expect(read({ type: '穴埋め', answer: '水は{{水素|すいそ}}と{{choice:窒素|*酸素}}' }).filed?.item).toMatchObject({
      text: '水は[[g1]]と[[g2]]',
      gaps: [
        { kind: 'text', accepted: ['水素', 'すいそ'] },
        { kind: 'choice', answer: 'g2-2' },
      ],
    });
    expect(
      read({ type: '組み合わせ', prompt: '?' }, '宮城 => 仙台', '愛知=>名古屋', '=> 横浜').filed?.item,
    ).toMatchObject({
      lefts: [
        { text: '宮城', match: 'r1' },
        { text: '愛知', match: 'r2' },
      ],
      rights: [{ text: '仙台' }, { text: '名古屋' }, { text: '横浜' }],
    });
  });

  it.each([
    [{ type: '占い', prompt: '?' }, [], 'type', 'unknown_type'],
    [{ type: 'single', prompt: '?', answer: '9' }, ['a', 'b'], 'answer', 'unknown_choice'],
    [{ type: 'single', prompt: '?', answer: '1' }, ['a'], 'choice', 'choices_missing'],
    [{ type: 'single', answer: '1' }, ['a', 'b'], 'prompt', 'prompt_missing'],
    [{ type: 'number', prompt: '?', answer: 'NaN' }, [], 'answer', 'not_a_number'],
    [{ type: 'number', prompt: '?', answer: '1', tolerance: '-1' }, [], 'tolerance', 'not_a_number'],
    [{ type: 'true_false', prompt: '?', answer: '?' }, [], 'answer', 'not_true_or_false'],
    [{ type: 'text', prompt: '?', answer: 'a', points: '0.3' }, [], 'points', 'not_points'],
    [{ type: 'cloze', answer: '水は{{水素' }, [], 'answer', 'unreadable_gap'],
    [{ type: 'matching', prompt: '?' }, ['a', 'b => c'], 'choice', 'unreadable_pair'],
    [{ type: 'long', prompt: '?', options: 'colour=red' }, [], 'options', 'unreadable_option'],
    [{ type: 'text', prompt: 'あ'.repeat(5001), answer: 'a' }, [], 'prompt', 'too_long'],
  ])('%j is named: %s', (row, choices, column, reason) => {
    const { faults, filed } = read(row, ...choices);
    expect(filed).toBeUndefined();
    expect(faults.map((fault) => [fault.column, fault.reason])).toContainEqual([column, reason]);
  });
});
