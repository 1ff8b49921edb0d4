import { stringify } from 'csv-stringify/sync';

/** Cells a spreadsheet would run as a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** Takes the power from a cell that a spreadsheet would run, by a leading apostrophe. */
export const neutralized = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** A CSV file as Excel in Japan opens it: UTF-8 with BOM, CRLF, formulas neutralised. */
export function writeCsv(header: readonly string[], rows: Iterable<readonly (string | number | null)[]>): string {
  const cells = (row: readonly (string | number | null)[]) =>
    row.map((cell) => (typeof cell === 'string' ? neutralized(cell) : cell));
  return stringify([header as string[], ...Array.from(rows, cells)], { bom: true, record_delimiter: '\r\n' });
}

/** The same as a file to download. */
export const csvFile = (
  name: string,
  header: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): File => new File([writeCsv(header, rows)], name, { type: 'text/csv; charset=utf-8' });
