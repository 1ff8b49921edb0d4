import { headerKey, readCsv } from '#kernel/csv/read-csv.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Column, readHeader } from '#modules/user/domain/import/columns.ts';
import type { Cells } from '#modules/user/domain/import/row.ts';

export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_ROWS = 5000;

export type Line = { line: number; cells: Cells; short: { expected: number; found: number } | null };
export type People = { encoding: 'utf-8' | 'utf-8-bom' | 'shift_jis'; unknown: readonly string[]; lines: Line[] };

const refuse = (reason: string, detail: string, values: Record<string, string | number> = {}): Refusal =>
  new Refusal('UNPROCESSABLE', detail, { fields: [{ path: 'file', reason, detail, values }], data: values });

/** Reads a file of people into rows by column; refuses what is no such file with a sentence a person can act on. */
export function readPeople(bytes: Uint8Array): People {
  if (bytes.byteLength > MAX_BYTES) {
    throw new Refusal('PAYLOAD_TOO_LARGE', 'The file is too large: at most 5 MB.', { data: { limit: MAX_BYTES } });
  }
  const { encoding, header, rows } = readCsv(bytes);
  const { columns, unknown, missing, doubled } = readHeader(header, headerKey);
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw refuse('missing_columns', `The first line lacks these columns: ${names}.`, { columns: names });
  }
  if (doubled.length > 0) {
    const names = doubled.join(', ');
    throw refuse('doubled_columns', `These columns stand there twice: ${names}.`, { columns: names });
  }
  if (rows.length === 0) throw refuse('no_rows', 'The file has a header but no people.');
  if (rows.length > MAX_ROWS) {
    throw refuse('too_many_rows', `The file has ${rows.length} rows; at most 5,000 can be imported at once.`, {
      max: MAX_ROWS,
      found: rows.length,
    });
  }
  const lines = rows.map(({ line, cells }) => ({
    line,
    cells: byColumn(columns, cells),
    short: cells.length < columns.length ? { expected: columns.length, found: cells.length } : null,
  }));
  return { encoding, unknown, lines };
}

const byColumn = (columns: readonly (Column | undefined)[], cells: readonly string[]): Cells =>
  Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? '']] : [])));
