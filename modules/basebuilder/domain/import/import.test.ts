import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerKey, readRecords } from '#kernel/csv/read-csv.ts';
import { noteOf, pathOfDeck, readAnkiHead, wordsOfHtml } from '#modules/basebuilder/domain/import/anki.ts';
import { guarded, joined, parted, unguarded } from '#modules/basebuilder/domain/import/cells.ts';
import { placesOf } from '#modules/basebuilder/domain/import/columns.ts';
import { type Cells, readRow } from '#modules/basebuilder/domain/import/read-row.ts';

const row = (more: Partial<Omit<Cells, 'choices'>> & { choices?: string[] } = {}) => {
  const { choices = [], ...rest } = more;
  const cells: Cells = {
    title: 'apple',
    category: '英語/名詞',
    question: 'りんご',
    answer_type: 'text',
    correct_answer: 'apple',
    explanation: '',
    difficulty: '',
    ...rest,
    choices: new Map(choices.flatMap((text, index) => (text ? [[index + 1, text] as const] : []))),
  };
  return readRow(cells, headerKey);
};
const faults = (more: Parameters<typeof row>[0]) => row(more).faults.map(({ column, reason }) => `${column}:${reason}`);

describe('columns', () => {
  it('are found by English and Japanese headers, whatever their case, width and order', () => {
    const places = placesOf(
      ['難易度', '正解', '解答形式', '問題文', 'カテゴリ', '単語', '選択肢２', 'ＣＨＯＩＣＥ＿１', 'メモ'],
      headerKey,
    );
    expect(places.of).toEqual({ difficulty: 0, correct_answer: 1, answer_type: 2, question: 3, category: 4, title: 5 });
    expect([...places.choices]).toEqual([
      [2, 6],
      [1, 7],
    ]);
    expect(places.unknown).toEqual(['メモ']);
  });
});

describe('a row', () => {
  it('is read with its defaults', () => {
    expect(row()).toEqual({
      faults: [],
      row: {
        title: 'apple',
        path: ['英語', '名詞'],
        question: 'りんご',
        answerType: 'text',
        accepted: ['apple'],
        choices: [],
        explanation: '',
        difficulty: 3,
      },
    });
  });

  it.each([
    [{ correct_answer: 'apple|an apple' }, ['apple', 'an apple'], []],
    [{ correct_answer: 'a\\|b|c' }, ['a|b', 'c'], []],
    [{ answer_type: '四択', choices: ['pear', 'apple', 'plum', 'fig'] }, ['apple'], ['pear', 'apple', 'plum', 'fig']],
    [{ answer_type: '選択', correct_answer: '選択肢２', choices: ['pear', 'apple'] }, ['apple'], ['pear', 'apple']],
    [{ answer_type: 'choice', correct_answer: 'choice_1', choices: ['pear', 'fig'] }, ['pear'], ['pear', 'fig']],
    // A choice that is called like a column is meant by its text.
    [
      { answer_type: 'choice', correct_answer: 'choice_1', choices: ['a', 'choice_1'] },
      ['choice_1'],
      ['a', 'choice_1'],
    ],
    [{ answer_type: '○×', correct_answer: '×' }, ['false'], []],
    [{ answer_type: 'TRUE_FALSE', correct_answer: 'Ｔｒｕｅ' }, ['true'], []],
    [{ difficulty: '５' }, ['apple'], []],
    [{ difficulty: '★★' }, ['apple'], []],
  ])('%j means the answers %j and the choices %j', (more, accepted, choices) => {
    expect(row(more)).toMatchObject({ faults: [], row: { accepted, choices } });
  });

  it.each([
    [{ title: '' }, ['title:required']],
    [{ title: 'x'.repeat(201) }, ['title:too_long']],
    [{ category: 'A//B' }, ['category:empty_level']],
    [{ category: 'a/b/c/d/e/f/g/h/i' }, ['category:too_deep']],
    [{ difficulty: '6' }, ['difficulty:one_to_five']],
    [{ difficulty: '2.5' }, ['difficulty:one_to_five']],
    [{ answer_type: 'essay' }, ['answer_type:unknown_type']],
    [{ answer_type: '', correct_answer: '' }, ['answer_type:required', 'correct_answer:required']],
    [{ answer_type: 'choice' }, ['choices:choices_missing']],
    [{ answer_type: 'choice', choices: ['pear', 'fig'] }, ['choices:right_choice']],
    [{ answer_type: 'choice', correct_answer: 'choice_3', choices: ['pear', 'fig'] }, ['correct_answer:empty_choice']],
    [{ answer_type: 'choice', choices: ['apple', 'Apple'] }, ['choices:doubled_choice']],
    [{ answer_type: 'boolean', correct_answer: '多分' }, ['correct_answer:true_or_false']],
  ])('%j is refused: %j', (more, expected) => {
    expect(faults(more)).toEqual(expected);
  });
});

describe('cells', () => {
  it('come back as they were, and none is run by a spreadsheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
    for (const text of ["'=1", "''-x", '=1', "'s", '-']) expect(unguarded(guarded(text))).toBe(text);
  });

  it('hold several answers, whatever signs are in them', () => {
    const answer = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(answer, fc.constantFrom('\\', '|', 'a\\|b', '\\\\')), { minLength: 1 }),
        (answers) => {
          expect(parted(joined(answers))).toEqual(answers);
        },
      ),
    );
  });
});

describe('notes of Anki', () => {
  const text =
    '#separator:tab\n#html:true\n#deck column:1\n#tags column:4\n英語::動詞\t<b>run</b>\t走る<br>経営する\tverb\n英語\t"say ""hi"""\t[sound:x.mp3]言う&nbsp;&lt;x&gt;\t\n';

  it('have a head, sides without markup, and decks as categories', () => {
    const head = readAnkiHead(text);
    if (!head) throw new Error('there is a head');
    const records = readRecords(text.split('\n').slice(head.lines).join('\n'), { delimiter: head.separator });
    const notes = records.filter(({ cells }) => cells.some(Boolean)).map((record) => noteOf(record, head));
    expect(notes).toEqual([
      { line: 5, front: 'run', back: '走る\n経営する', deck: '英語::動詞' },
      { line: 6, front: 'say "hi"', back: '言う <x>', deck: '英語' },
    ]);
    expect(pathOfDeck('英語::動 詞::a/b')).toBe('英語/動 詞/a・b');
  });

  it('lose scripts, styles, gaps and broken entities, and keep signs', () => {
    expect(
      wordsOfHtml('<style>b{}</style>a<script>x()</script>{{c1::東京::都市}} &#x6f22;&#55357; 1 < 2 &amp; 3'),
    ).toBe('a東京 漢 1 < 2 & 3');
  });

  it('without a head are none', () => {
    expect(readAnkiHead('title,category\na,b')).toBeUndefined();
  });
});
