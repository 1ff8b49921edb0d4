/**
 * How cells keep their meaning on the way out and in again: before what a spreadsheet would run (`= + - @`, tab, return),
 * and before an apostrophe that stands before it, an apostrophe is put, and taken away again.
 */
const GUARDED = /^'*[=+\-@\t\r]/;
export const guarded = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;

/** Several answers in one cell: `|` parts them; a backslash before `|` or before itself means that sign. */
export const joined = (answers: readonly string[]): string =>
  answers.map((answer) => answer.replace(/[\\|]/g, '\\$&')).join('|');
export const parted = (cell: string): string[] =>
  [...cell.matchAll(/((?:\\.|[^\\|]|\\$)*)(\||$)/gs)]
    .filter((match, index, all) => index < all.length - 1 || match[1] !== '')
    .map(([, part = '']) => part.replace(/\\([\\|])/g, '$1').trim())
    .filter((part) => part !== '');
