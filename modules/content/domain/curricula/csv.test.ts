import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { readCsv } from '#kernel/csv/read-csv.ts';
import { writeCsv } from '#kernel/csv/write-csv.ts';
import { readPlan } from '#modules/content/domain/curricula/csv-in.ts';
import { csvRows, PLAN_HEADER } from '#modules/content/domain/curricula/csv-out.ts';
import { BLANK, type CurriculumDocument as Plan } from '#modules/content/domain/curricula/document.ts';

type Parts = Pick<Plan, 'phases' | 'rubric'>;
const ID = '018f0000-0000-7000-8000-000000000000';
const read = (text: string) => {
  const { rows } = readCsv(new TextEncoder().encode(text), { trim: false });
  return readPlan(rows, () => ID);
};
const sent = (parts: Parts) => writeCsv(PLAN_HEADER, csvRows(parts), { guarded: true });

/** Texts as the schema lets them through, with everything a CSV may stumble over. */
const text = (most: number) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ maxLength: most, unit: 'grapheme' }) },
      fc.string({ maxLength: most, unit: 'binary' }),
      fc.constantFrom('', "'", "''", "'=1", '=1+1', '+81', '-', '@me', '\t', 'a\nb', '"', '""', ',', ' a ', '\n', '　'),
      fc.constantFrom(
        'ルーブリック評価項目',
        'ルーブリック評価項目です',
        "'ルーブリック評価項目",
        'カテゴリ',
        'フェーズ',
        '情報収集',
      ),
    )
    .filter((value) => value.length <= most);
const week = fc.record({
  id: fc.constant(ID),
  label: text(60),
  hours: fc.integer({ min: 0, max: 400 }).map((halves) => halves / 2),
  theme: text(200),
  activities: text(80),
  support: text(80),
  evaluation: text(80),
});
const parts = fc.record({
  phases: fc.array(fc.record({ id: fc.constant(ID), name: text(100), weeks: fc.array(week, { maxLength: 4 }) }), {
    maxLength: 5,
  }),
  rubric: fc.array(
    fc.record({
      id: fc.constant(ID),
      name: text(100),
      description: text(80),
      levels: fc.array(fc.record({ id: fc.constant(ID), name: text(60), criterion: text(80) }), { maxLength: 4 }),
    }),
    { maxLength: 4 },
  ),
});

describe('a curriculum as CSV', () => {
  it('comes back exactly as it went out, whatever is in it', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const plan = CurriculumDocument.parse({ ...BLANK, title: '', ...made });
        const back = read(sent(plan));
        expect({ phases: back.phases, rubric: back.rubric }).toEqual({ phases: plan.phases, rubric: plan.rubric });
        expect(back.rows.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never sends a cell that a spreadsheet would run', () => {
    const evil = {
      ...BLANK,
      title: '',
      phases: [
        {
          id: ID,
          name: '=cmd',
          weeks: [{ id: ID, label: '@x', hours: 1, theme: '+1', activities: '-1', support: '\t=1', evaluation: '=1' }],
        },
      ],
    };
    const { rows } = readCsv(new TextEncoder().encode(sent(evil)), { trim: false });
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(sent(evil)).toMatch(/^\ufeffフェーズ,週,時間数,テーマ,活動内容,教師のサポート,評価方法\r\n/);
  });

  it('is read as people write it: the phase in every row or only in its first, odd hours, no rubric', () => {
    const file =
      'フェーズ,週,時間数,テーマ,活動内容,教師のサポート,評価方法\n課題設定,第1週,２,出会う,,,\n課題設定,第2週,二,,,,\n,第3週,-1,,,,\n情報収集,第4週,1e9,,,,\n';
    const { phases, rows } = read(file);
    expect(phases.map(({ name, weeks }) => [name, weeks.length])).toEqual([
      ['課題設定', 3],
      ['情報収集', 1],
    ]);
    expect(rows.map(({ line, hours, verdict }) => [line, hours, verdict])).toEqual([
      [2, 2, 'ok'],
      [3, 2, 'hint'],
      [4, 2, 'error'],
      [5, 2, 'error'],
    ]);
  });

  it('names the row and the column of a text that is too long', () => {
    const { rows } = read(`フェーズ,週,時間数,テーマ,活動内容,教師のサポート,評価方法\nA,${'週'.repeat(61)},1,,,,\n`);
    expect(rows).toMatchObject([
      { line: 2, verdict: 'error', problems: [{ column: '週', reason: 'too_long', values: { limit: 60 } }] },
    ]);
  });
});
