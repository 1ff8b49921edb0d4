import { type ItemReason, itemProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { type Column, plain, split, TYPES, unguarded } from '#modules/assessment/domain/quizzes/csv/cells.ts';
import { readGaps, readTolerance } from '#modules/assessment/domain/quizzes/csv/gaps.ts';
import { BLANK_ITEM, type Item, type ItemType } from '#modules/assessment/domain/quizzes/item.ts';
import { readNumber } from '#modules/assessment/domain/quizzes/numbers.ts';

export type RowReason =
  | ItemReason
  | 'unknown_type'
  | 'not_points'
  | 'not_a_number'
  | 'not_true_or_false'
  | 'unknown_choice'
  | 'unreadable_pair'
  | 'unreadable_gap'
  | 'unreadable_option'
  | 'too_long'
  | 'too_many';
export type Fault = { column: string; reason: RowReason; values: Record<string, string> };
/** A row by its columns, whatever their order in the file. */
export type Cells = { cell: (column: Exclude<Column, 'choice'>) => string; choices: readonly string[] };
export type ReadRow = {
  name: string;
  type: ItemType | null;
  faults: Fault[];
  filed: { item: Item; subject: string; tags: string[] } | undefined;
};

const MOST = { prompt: 5000, answer: 5000, explanation: 5000, subject: 50 } as const;
const LONGEST_CHOICE = 500;
const LONGEST_TAG = 30;

/** Reads one row. Nothing is refused here: it says what is wrong with it, and gives no item then. */
export function readRow(id: string, { cell: raw, choices: rawChoices }: Cells): ReadRow {
  const faults: Fault[] = [];
  const say = (column: string, reason: RowReason, values: Record<string, string> = {}) =>
    void faults.push({ column, reason, values });
  const cell = (column: Exclude<Column, 'choice'>) => unguarded(raw(column)).trim();
  const choices = rawChoices.map((text) => unguarded(text).trim()).filter((text) => text !== '');
  const prompt = cell('prompt');
  const name = prompt.replace(/\s+/g, ' ').slice(0, 80) || cell('answer').slice(0, 80);
  const type = typeOf(cell('type'));
  if (!type) {
    say('type', 'unknown_type', { value: cell('type').slice(0, 40) });
    return { name, type: null, faults, filed: undefined };
  }
  for (const [column, most] of Object.entries(MOST))
    if (cell(column as keyof typeof MOST).length > most) say(column, 'too_long', { most: String(most) });
  for (const text of choices)
    if (text.length > LONGEST_CHOICE * 2) say('choice', 'too_long', { most: String(LONGEST_CHOICE) });
  const tags = split(cell('tags'), ';')
    .map((tag) => plain(tag.trim()))
    .filter(Boolean);
  if (tags.length > 10) say('tags', 'too_many', { most: '10' });
  if (tags.some((tag) => tag.length > LONGEST_TAG)) say('tags', 'too_long', { most: String(LONGEST_TAG) });
  const typed = cell('points');
  const points = typed === '' ? 1 : readNumber(typed);
  if (points === undefined || points < 0 || points > 100 || points * 2 !== Math.floor(points * 2))
    say('points', 'not_points', { value: typed.slice(0, 40) });
  const base = { ...BLANK_ITEM, id, prompt, points: points ?? 0, explanation: cell('explanation') };
  const item = itemOf(type, base, { cell, choices, options: optionsOf(cell('options'), say) }, say);
  if (item && faults.length === 0) {
    for (const problem of itemProblems(item)) say(columnOf(problem.path), problem.reason);
    if (item.type !== 'cloze' && 'choices' in item && item.choices.length > 20)
      say('choice', 'too_many', { most: '20' });
    if (item.type === 'ordering' && item.entries.length > 20) say('choice', 'too_many', { most: '20' });
    if (item.type === 'matching' && (item.lefts.length > 20 || item.rights.length > 30))
      say('choice', 'too_many', { most: '20' });
    if (item.type === 'cloze' && item.gaps.length > 20) say('answer', 'too_many', { most: '20' });
    if (item.type === 'text' && item.accepted.length > 20) say('answer', 'too_many', { most: '20' });
  }
  const filed = item && faults.length === 0 ? { item, subject: cell('subject'), tags } : undefined;
  return { name, type, faults, filed };
}

const typeOf = (said: string): ItemType | undefined => {
  const key = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const found = Object.entries(TYPES).find(([, names]) => names.some((name) => name.replace('_', '') === key));
  return found?.[0] as ItemType | undefined;
};

const columnOf = (path: string): string => {
  const [part = ''] = path.split('.');
  if (part === 'prompt' || part === 'points') return part;
  if (part === 'least') return 'options';
  return ['choices', 'entries', 'lefts', 'rights'].includes(part) ? 'choice' : 'answer';
};

type Say = (column: string, reason: RowReason, values?: Record<string, string>) => void;
type Options = Map<string, string>;

function optionsOf(cell: string, say: Say): Options {
  const options: Options = new Map();
  for (const part of split(cell, ';')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [key = '', ...value] = split(part, '=');
    const name = key.trim().toLowerCase();
    if (!['whole', 'exact', 'unit', 'min', 'max', 'files'].includes(name))
      say('options', 'unreadable_option', { value: part.slice(0, 40) });
    options.set(name, plain(value.join('=').trim()));
  }
  return options;
}

type Base = Pick<Item, 'id' | 'prompt' | 'image' | 'points' | 'explanation' | 'bankItemId'>;
type Parts = { cell: (column: Exclude<Column, 'choice'>) => string; choices: string[]; options: Options };

function itemOf(type: ItemType, base: Base, { cell, choices, options }: Parts, say: Say): Item | undefined {
  const listed = choices.map((text, place) => ({ id: `c${place + 1}`, text }));
  const answer = cell('answer');
  const scoring = options.has('whole') ? 'whole' : 'partial';
  switch (type) {
    case 'single':
      return { ...base, type, choices: listed, answer: chosen([answer], listed, say)[0] ?? null };
    case 'multiple': {
      const answers = chosen(
        split(answer, ';').filter((part) => part.trim()),
        listed,
        say,
      );
      return { ...base, type, choices: listed, answers: [...new Set(answers)], scoring };
    }
    case 'trueFalse':
      return { ...base, type, answer: truth(answer, say) };
    case 'text': {
      const accepted = split(answer, '|')
        .map((part) => plain(part.trim()))
        .filter(Boolean);
      return { ...base, type, accepted, exact: options.has('exact') };
    }
    case 'number': {
      const number = readNumber(answer);
      const tolerance = readTolerance(cell('tolerance'));
      if (number === undefined) say('answer', 'not_a_number', { value: answer.slice(0, 40) });
      if (!tolerance) say('tolerance', 'not_a_number', { value: cell('tolerance').slice(0, 40) });
      if (number === undefined || !tolerance) return undefined;
      return { ...base, type, answer: number, tolerance, unit: (options.get('unit') ?? '').slice(0, 20) };
    }
    case 'ordering':
      return { ...base, type, entries: listed, scoring };
    case 'matching':
      return matching(base, choices, say);
    case 'cloze': {
      const read = readGaps(answer);
      if (!read) say('answer', 'unreadable_gap');
      return read && { ...base, type, ...read };
    }
    case 'long': {
      const least = whole(options.get('min'), 20_000, say);
      const most = whole(options.get('max'), 20_000, say);
      const unit = options.get('unit') === 'words' ? 'words' : 'characters';
      return { ...base, type, model: answer, unit, least, most: most === 0 ? null : most };
    }
    case 'file':
      return { ...base, type, model: answer, files: whole(options.get('files'), 10, say) || 1 };
  }
}

/** Choices named by `#2`, by their words, or by their number. */
function chosen(named: readonly string[], choices: readonly { id: string; text: string }[], say: Say): string[] {
  return named.flatMap((part) => {
    const said = part.trim();
    const number = /^#?(\d{1,2})$/.exec(said.normalize('NFKC'))?.[1];
    const numbered = choices[Number(number ?? 0) - 1];
    const worded = choices.find(({ text }) => text === said || text === plain(said));
    const found = said.startsWith('#') ? (numbered ?? worded) : (worded ?? numbered);
    if (!found && said) say('answer', 'unknown_choice', { value: said.slice(0, 40) });
    return found ? [found.id] : [];
  });
}

const YES = ['true', 't', 'yes', '1', '○', '◯', '〇', '正', '正しい', 'はい'];
const NO = ['false', 'f', 'no', '0', '×', '✕', '誤', '誤り', 'まちがい', 'いいえ', 'x'];
function truth(said: string, say: Say): boolean | null {
  const word = said.normalize('NFKC').toLowerCase();
  if (YES.includes(word) || YES.includes(said)) return true;
  if (NO.includes(word) || NO.includes(said)) return false;
  say('answer', 'not_true_or_false', { value: said.slice(0, 40) });
  return null;
}

function matching(base: Base, choices: readonly string[], say: Say): Item {
  const rights: { id: string; text: string }[] = [];
  const lefts: { id: string; text: string; match: string | null }[] = [];
  for (const pair of choices) {
    const sides = split(pair, '=>').map((side) => plain(side.trim()));
    const [left = '', right = ''] = sides;
    if (sides.length !== 2 || right === '') say('choice', 'unreadable_pair', { value: pair.slice(0, 40) });
    let partner = rights.find(({ text }) => text === right);
    if (!partner) {
      partner = { id: `r${rights.length + 1}`, text: right };
      rights.push(partner);
    }
    if (left) lefts.push({ id: `l${lefts.length + 1}`, text: left, match: partner.id });
  }
  return { ...base, type: 'matching', lefts, rights };
}

function whole(said: string | undefined, most: number, say: Say): number | null {
  if (said === undefined || said === '') return null;
  const number = readNumber(said);
  if (number !== undefined && Number.isInteger(number) && number >= 0 && number <= most) return number;
  say('options', 'unreadable_option', { value: said.slice(0, 40) });
  return null;
}
