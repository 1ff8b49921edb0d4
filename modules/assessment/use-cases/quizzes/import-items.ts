import type { ItemImport } from '#contracts/assessment/quiz-items.ts';
import { headerKey, readCsv } from '#kernel/csv/read-csv.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Ids } from '#kernel/ids.ts';
import type { Work } from '#kernel/module.ts';
import { CHOICE, COLUMNS } from '#modules/assessment/domain/quizzes/csv/cells.ts';
import { readRow } from '#modules/assessment/domain/quizzes/csv/read.ts';
import { readQti } from '#modules/assessment/qti/package.ts';
import { addBankItem, type Filed } from '#modules/assessment/use-cases/quizzes/bank.ts';

export const MOST_ROWS = 1000;
type Row = Omit<ItemImport['rows'][number], 'verdict'> & { broken: boolean; filed: Filed | undefined };
export type ReadItems = { encoding: ItemImport['encoding']; rows: Row[] };

/** What a CSV file says, with what is wrong in each of its rows; refuses one that holds no items at all. */
export function readItemsCsv(bytes: Uint8Array, ids: Ids): ReadItems {
  const file = readCsv(bytes, { trim: false });
  const header = file.header.map(headerKey);
  const placeOf = (names: readonly string[]) => {
    const keys = names.map(headerKey);
    return header.findIndex((one) => keys.includes(one));
  };
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([name, names]) => [name, placeOf(names)]));
  const missing = (['type', 'prompt', 'answer'] as const).filter((name) => places[name] === -1);
  if (missing.length) {
    const wanted = missing.map((name) => COLUMNS[name].join(' / ')).join(', ');
    throw refuseField('UNPROCESSABLE', 'file', 'missing_item_columns', `These columns are missing: ${wanted}.`);
  }
  if (file.rows.length > MOST_ROWS)
    throw refuseField('UNPROCESSABLE', 'file', 'too_many_rows', `At most ${MOST_ROWS} rows.`);
  if (file.rows.length === 0)
    throw refuseField('UNPROCESSABLE', 'file', 'no_item_rows', 'There is nothing below the header.');
  const choices = header.flatMap((name, place) => (isChoice(name) ? [place] : []));
  const rows = file.rows.map(({ line, cells }): Row => {
    const text = (place: number | undefined) => (cells[place ?? -1] ?? '').replace(/\r\n?/g, '\n');
    const { name, type, faults, filed } = readRow(ids.next(), {
      cell: (column) => text(places[column]),
      choices: choices.map(text),
    });
    return { line, file: null, name, type, problems: faults, broken: filed === undefined, filed };
  });
  return { encoding: file.encoding, rows };
}

const isChoice = (name: string): boolean => CHOICE.some((word) => new RegExp(`^${word}\\d{1,2}$`).test(name));

/** What a QTI package holds, item by item. */
export async function readItemsQti(bytes: Uint8Array, ids: Ids): Promise<ReadItems> {
  const rows = (await readQti(bytes, () => ids.next())).map(({ file, name, type, hints, faults, filed }): Row => {
    return { line: null, file, name, type, problems: [...faults, ...hints], broken: filed === undefined, filed };
  });
  return { encoding: null, rows };
}

/** Puts what could be read into the bank; the rest has been named. */
export function importItems(work: Work, schoolId: string, { rows }: ReadItems): void {
  for (const { filed } of rows) if (filed) addBankItem(work, schoolId, filed);
}
