/**
 * How cells keep their meaning on the way out and in again. Spreadsheets run a cell that begins with one of `= + - @`,
 * tab or return, so an apostrophe is put before it; a cell that begins with an apostrophe itself, and one that would be
 * taken for the beginning of the rubric or for an empty one, get one more. An apostrophe before anything else was typed by somebody.
 */
export const RUBRIC_MARK = 'ルーブリック評価項目';
const GUARDED = new RegExp(`^(?:['=+\\-@\\t\\r]|${RUBRIC_MARK}|\\s+$)`);

export const guarded = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && (cell === "'" || GUARDED.test(cell.slice(1))) ? cell.slice(1) : cell;

/**
 * The name at the head of a phase or a category. A blank one continues what stands above, and so does the same name
 * again (people fill every row); a leading apostrophe says that a new one begins here, whatever its name.
 */
export const headOut = (name: string, above: string | undefined): string =>
  name === '' || name.trim() === above?.trim() || GUARDED.test(name) ? `'${name}` : name;
export const headIn = (cell: string, above: string | undefined): { name: string; begins: boolean } => {
  if (cell.startsWith("'")) return { name: cell.slice(1), begins: true };
  const same = cell.trim() === '' || cell.trim() === above?.trim();
  return above === undefined || !same ? { name: cell, begins: true } : { name: above, begins: false };
};
