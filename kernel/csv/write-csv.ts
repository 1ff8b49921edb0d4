import { stringify } from 'csv-stringify/sync';

/** Cells a spreadsheet would run as a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** Takes the power from a cell that a spreadsheet would run, by a leading apostrophe. */
export const neutralized = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

type Options = {
  /** The cells are neutralised already, in a way that can be taken back when the file is read again. */
  guarded?: boolean;
};

/** A CSV file as Excel in Japan opens it: UTF-8 with BOM, CRLF, formulas neutralised. */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
  { guarded = false }: Options = {},
): string {
  const cells = (row: readonly (string | number | null)[]) =>
    row.map((cell) => (typeof cell === 'string' && !guarded ? neutralized(cell) : cell));
  return stringify([header as string[], ...Array.from(rows, cells)], { bom: true, record_delimiter: '\r\n' });
}

/** The same as a file to download. */
export const csvFile = (
  name: string,
  header: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
  options: Options = {},
): File => new File([writeCsv(header, rows, options)], name, { type: 'text/csv; charset=utf-8' });

/** The same file line by line, for what is too long to be held at once. */
export async function* csvLines(
  header: readonly string[],
  rows: AsyncIterable<readonly (string | number | null)[]>,
): AsyncGenerator<string> {
  yield writeCsv(header, []);
  for await (const row of rows)
    yield stringify([row.map((cell) => (typeof cell === 'string' ? neutralized(cell) : cell))], {
      record_delimiter: '\r\n',
    });
}
