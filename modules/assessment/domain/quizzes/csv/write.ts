import { CHOICE, COLUMNS, escaped, guarded, join, TYPES } from '#modules/assessment/domain/quizzes/csv/cells.ts';
import { writeGaps, writeTolerance } from '#modules/assessment/domain/quizzes/csv/gaps.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';

export type Filed = { item: Item; subject: string; tags: readonly string[] };
type Row = Record<keyof typeof COLUMNS, string> & { choices: string[] };

/** Items as a table that is read back as it was; pictures stay behind. Cells are guarded already. */
export function writeItems(all: readonly Filed[], language: 'ja' | 'en'): { header: string[]; rows: string[][] } {
  const place = language === 'ja' ? 1 : 0;
  const rows = all.map((one) => rowOf(one, place));
  const choices = Math.max(4, ...rows.map((row) => row.choices.length));
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const numbers = Array.from({ length: choices }, (_, index) => index);
  return {
    header: [
      ...names.map((name) => COLUMNS[name][place]),
      ...numbers.map((index) => `${CHOICE[place]}${place === 0 ? '_' : ''}${index + 1}`),
    ],
    rows: rows.map((row) =>
      [...names.map((name) => row[name]), ...numbers.map((index) => row.choices[index] ?? '')].map(guarded),
    ),
  };
}

function rowOf({ item, subject, tags }: Filed, place: 0 | 1): Row {
  return {
    type: TYPES[item.type][place],
    prompt: item.prompt,
    points: String(item.points),
    tolerance: '',
    explanation: item.explanation,
    subject,
    tags: join(tags, ';'),
    answer: '',
    options: '',
    choices: [],
    ...partsOf(item),
  };
}

const numberOf = (all: readonly { id: string }[], id: string): string =>
  `#${all.findIndex((one) => one.id === id) + 1}`;
const options = (all: Record<string, string | number | null | false>): string =>
  Object.entries(all)
    .filter(([, value]) => value !== null && value !== false && value !== '')
    .map(([key, value]) => (value === 'yes' ? key : `${key}=${escaped(String(value))}`))
    .join(';');
const texts = (all: readonly { text: string }[]): string[] => all.map(({ text }) => text);

function partsOf(item: Item): Partial<Row> {
  switch (item.type) {
    case 'single':
      return { choices: texts(item.choices), answer: numberOf(item.choices, item.answer ?? '') };
    case 'multiple':
      return {
        choices: texts(item.choices),
        answer: item.answers.map((id) => numberOf(item.choices, id)).join(';'),
        options: options({ whole: item.scoring === 'whole' && 'yes' }),
      };
    case 'trueFalse':
      return { answer: String(item.answer) };
    case 'text':
      return { answer: join(item.accepted, '|'), options: options({ exact: item.exact && 'yes' }) };
    case 'number':
      return {
        answer: String(item.answer ?? ''),
        tolerance: writeTolerance(item.tolerance),
        options: options({ unit: item.unit }),
      };
    case 'ordering':
      return { choices: texts(item.entries), options: options({ whole: item.scoring === 'whole' && 'yes' }) };
    case 'matching': {
      const said = (id: string | null) => escaped(item.rights.find((right) => right.id === id)?.text ?? '');
      const matched = new Set(item.lefts.map(({ match }) => match));
      return {
        choices: [
          ...item.lefts.map((left) => `${escaped(left.text)} => ${said(left.match)}`),
          ...item.rights.filter(({ id }) => !matched.has(id)).map(({ id }) => `=> ${said(id)}`),
        ],
      };
    }
    case 'cloze':
      return { answer: writeGaps(item.text, item.gaps) };
    case 'long':
      return {
        answer: item.model,
        options: options({ unit: item.unit === 'words' && 'words', min: item.least, max: item.most }),
      };
    case 'file':
      return { answer: item.model, options: options({ files: item.files }) };
  }
}
