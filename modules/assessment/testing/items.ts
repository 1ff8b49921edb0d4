import fc from 'fast-check';
import { itemProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { BLANK_ITEM, type Gap, type Item } from '#modules/assessment/domain/quizzes/item.ts';

/** Words as people type them, formulas, markup and the signs files are written with among them. */
export const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '-3',
      '@x',
      "'a",
      '水|火',
      'a;b',
      '{{x}}',
      '=> b',
      '#2',
      '*',
      '\\',
      '<b>&amp;</b>',
      ']]>',
      '# 見出し',
      '𠮷',
      '2',
    ),
    fc.string({
      unit: fc.constantFrom('あ', 'ア', '\\', '|', '{', '}', '*', ':', ';', '=', '>', '<', '&', '"', "'"),
      minLength: 1,
      maxLength: 8,
    }),
  )
  .map(
    (text) =>
      text
        .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
        .replace(/[\s\p{Z}]+/gu, ' ')
        .trim() || '水',
  );

const distinct = (minLength: number, maxLength: number) =>
  fc.uniqueArray(words, { minLength, maxLength }).map((texts) => texts.map((text, n) => ({ id: `c${n + 1}`, text })));
const number = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0.1, 3.14, -2.5, 1e6));
const tolerance = fc.record({
  kind: fc.constantFrom('absolute' as const, 'percent' as const),
  value: fc.constantFrom(0, 0.01, 5),
});
const base = fc.record({
  id: fc.constant('i'),
  prompt: words,
  points: fc.constantFrom(0.5, 1, 2.5, 100),
  explanation: fc.oneof(fc.constant(''), words),
});
const textKey = { accepted: fc.uniqueArray(words, { minLength: 1, maxLength: 3 }), exact: fc.boolean() };

const gap = (id: string): fc.Arbitrary<Gap> =>
  fc.oneof(
    fc.record({ id: fc.constant(id), kind: fc.constant('text' as const), ...textKey }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('number' as const),
      answer: number,
      tolerance,
      unit: fc.constantFrom('', 'cm'),
    }),
    distinct(2, 4).chain((choices) =>
      fc.record({
        id: fc.constant(id),
        kind: fc.constant('choice' as const),
        choices: fc.constant(choices),
        answer: fc.constantFrom(...choices.map((choice) => choice.id)),
      }),
    ),
  );

const parts: fc.Arbitrary<object>[] = [
  distinct(2, 5).chain((choices) =>
    fc.record({
      type: fc.constant('single'),
      choices: fc.constant(choices),
      answer: fc.constantFrom(...choices.map(({ id }) => id)),
    }),
  ),
  distinct(2, 5).chain((choices) =>
    fc.record({
      type: fc.constant('multiple'),
      choices: fc.constant(choices),
      answers: fc.subarray(
        choices.map(({ id }) => id),
        { minLength: 1 },
      ),
      scoring: fc.constantFrom('partial', 'whole'),
    }),
  ),
  fc.record({ type: fc.constant('trueFalse'), answer: fc.boolean() }),
  fc.record({ type: fc.constant('text'), ...textKey }),
  fc.record({ type: fc.constant('number'), answer: number, tolerance, unit: fc.constantFrom('', 'cm', 'm;s') }),
  fc.record({ type: fc.constant('ordering'), entries: distinct(2, 5), scoring: fc.constantFrom('partial', 'whole') }),
  fc.tuple(distinct(2, 4), distinct(2, 5)).chain(([lefts, rights]) =>
    fc.tuple(...lefts.map(() => fc.constantFrom(...rights.map(({ id }) => id)))).map((matches) => ({
      type: 'matching',
      lefts: lefts.map((left, n) => ({ ...left, match: matches[n] })),
      rights,
    })),
  ),
  fc.tuple(gap('g1'), gap('g2'), words, words).map(([one, two, before, between]) => ({
    type: 'cloze',
    text: `${before.replaceAll('[', '(')} [[g1]] ${between.replaceAll('[', '(')} [[g2]] 。`,
    gaps: [one, two],
  })),
  fc.record({
    type: fc.constant('long'),
    model: fc.oneof(fc.constant(''), words),
    unit: fc.constantFrom('characters', 'words'),
    least: fc.constantFrom(null, 10),
    most: fc.constantFrom(null, 400),
  }),
  fc.record({
    type: fc.constant('file'),
    model: fc.oneof(fc.constant(''), words),
    files: fc.integer({ min: 1, max: 10 }),
  }),
];

/** Any finished item. */
export const items: fc.Arbitrary<Item> = fc
  .tuple(base, fc.oneof(...parts))
  .map(([common, own]) => ({ ...BLANK_ITEM, ...common, ...own }) as Item)
  .filter((item) => itemProblems(item).length === 0);

/** The same item under ids that say only where something stands: what files keep. */
export function normal(item: Item): unknown {
  const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text);
  const place = (all: readonly { id: string }[], id: string | null) => all.findIndex((one) => one.id === id);
  const { id: _id, bankItemId: _bank, image: _image, ...rest } = item;
  switch (rest.type) {
    case 'single':
      return { ...rest, choices: texts(rest.choices), answer: place(rest.choices, rest.answer) };
    case 'multiple':
      return {
        ...rest,
        choices: texts(rest.choices),
        answers: rest.answers.map((one) => place(rest.choices, one)).toSorted(),
      };
    case 'ordering':
      return { ...rest, entries: texts(rest.entries) };
    case 'matching':
      return {
        ...rest,
        lefts: rest.lefts.map(({ text, match }) => [text, rest.rights.find((right) => right.id === match)?.text]),
        rights: texts(rest.rights).toSorted(),
      };
    case 'cloze':
      return {
        ...rest,
        text: rest.gaps.reduce((text, one, n) => text.replace(`[[${one.id}]]`, `[[${n}]]`), rest.text),
        gaps: rest.gaps.map(({ id: _gap, ...one }) =>
          one.kind === 'choice' ? { ...one, choices: texts(one.choices), answer: place(one.choices, one.answer) } : one,
        ),
      };
    default:
      return rest;
  }
}
