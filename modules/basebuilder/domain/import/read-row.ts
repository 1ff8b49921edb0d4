import { parted } from '#modules/basebuilder/domain/import/cells.ts';
import { choiceNamed } from '#modules/basebuilder/domain/import/columns.ts';
import { truthNamed, typeNamed } from '#modules/basebuilder/domain/import/words.ts';
import { type ItemWords, itemFaults } from '#modules/basebuilder/domain/item.ts';

export type Column =
  | 'title'
  | 'category'
  | 'question'
  | 'answer_type'
  | 'correct_answer'
  | 'choices'
  | 'explanation'
  | 'difficulty';
/** What is wrong with a row: the column, a stable key and what its sentence needs. */
export type RowFault = { column: Column | ''; reason: string; values: Record<string, string | number> };

/** A row that can be written. */
export type ReadRow = {
  title: string;
  /** Names of categories, from the root on. */
  path: string[];
  question: string;
  answerType: ItemWords['answerType'];
  accepted: string[];
  choices: string[];
  explanation: string;
  difficulty: number;
};

const LONGEST = { title: 200, question: 2000, explanation: 5000, answer: 200, name: 100, levels: 8 } as const;

/** The cells of a row by column; choices by their number, those that stand there. */
export type Cells = Record<Exclude<Column, 'choices'>, string> & { choices: ReadonlyMap<number, string> };

/** Reads one row. With faults there is nothing to write. `keyOf` makes keys of names, as for headers. */
export function readRow(cells: Cells, keyOf: (name: string) => string): { row: ReadRow | null; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const fault = (column: Column | '', reason: string, values: RowFault['values'] = {}) =>
    void faults.push({ column, reason, values });
  const needed = (column: 'title' | 'question' | 'explanation', most: number) => {
    const text = cells[column];
    if (text === '' && column !== 'explanation') fault(column, 'required');
    if (text.length > most) fault(column, 'too_long', { most });
    return text;
  };
  const title = needed('title', LONGEST.title);
  const question = needed('question', LONGEST.question);
  const explanation = needed('explanation', LONGEST.explanation);
  const path = cells.category.split(/[/／]/).map((name) => name.trim());
  if (cells.category === '') fault('category', 'required');
  else if (path.some((name) => name === '')) fault('category', 'empty_level');
  else if (path.length > LONGEST.levels) fault('category', 'too_deep', { most: LONGEST.levels });
  else if (path.some((name) => name.length > LONGEST.name)) fault('category', 'too_long', { most: LONGEST.name });
  const difficulty = readDifficulty(cells.difficulty);
  if (difficulty === undefined) fault('difficulty', 'one_to_five', { found: cells.difficulty.slice(0, 20) });

  const answerType = typeNamed(cells.answer_type);
  if (cells.answer_type === '') fault('answer_type', 'required');
  else if (!answerType) fault('answer_type', 'unknown_type', { found: cells.answer_type.slice(0, 40) });
  if (cells.correct_answer === '') fault('correct_answer', 'required');
  if (!answerType || cells.correct_answer === '') return { row: null, faults };

  const { accepted, choices, fault: wrong } = readAnswer(answerType, cells, keyOf);
  if (wrong) faults.push(wrong);
  if (accepted.some((answer) => answer.length > LONGEST.answer)) fault('correct_answer', 'too_long', { most: 200 });
  if (choices.some((choice) => choice.length > LONGEST.answer)) fault('choices', 'too_long', { most: 200 });
  if (accepted.length > 20) fault('correct_answer', 'too_many_answers', { most: 20 });
  if (!wrong)
    for (const { path: at, reason } of itemFaults({ answerType, accepted, choices }))
      fault(at === 'choices' ? 'choices' : 'correct_answer', reason);
  if (faults.length || difficulty === undefined) return { row: null, faults };
  return { row: { title, path, question, answerType, accepted, choices, explanation, difficulty }, faults };
}

function readDifficulty(cell: string): number | undefined {
  if (cell === '') return 3;
  const stars = /^[★*]{1,5}$/.test(cell) ? cell.length : undefined;
  const number = stars ?? Number(cell.normalize('NFKC'));
  return Number.isInteger(number) && number >= 1 && number <= 5 ? number : undefined;
}

type Answer = { accepted: string[]; choices: string[]; fault?: RowFault };

function readAnswer(type: ItemWords['answerType'], cells: Cells, keyOf: (name: string) => string): Answer {
  const { correct_answer: cell } = cells;
  if (type === 'boolean') {
    const truth = truthNamed(cell);
    if (truth) return { accepted: [truth], choices: [] };
    return { accepted: [], choices: [], fault: { column: 'correct_answer', reason: 'true_or_false', values: {} } };
  }
  const choices = [...cells.choices].toSorted(([a], [b]) => a - b).map(([, text]) => text);
  if (type === 'text') return { accepted: parted(cell), choices };
  // A choice may be named by its text or by its column; the text goes first.
  const named = choices.includes(cell) ? undefined : choiceNamed(keyOf(cell));
  const right = named === undefined ? undefined : cells.choices.get(named);
  if (named !== undefined && right === undefined)
    return { accepted: [], choices, fault: { column: 'correct_answer', reason: 'empty_choice', values: { named } } };
  if (right !== undefined) return { accepted: [right], choices };
  if (choices.length === 0)
    return { accepted: [], choices, fault: { column: 'choices', reason: 'choices_missing', values: {} } };
  return { accepted: choices.includes(cell) ? [cell] : parted(cell), choices };
}
