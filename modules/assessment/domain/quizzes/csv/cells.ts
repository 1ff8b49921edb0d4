/**
 * How cells keep their meaning on the way out and in again: before what a spreadsheet would run (`= + - @`, tab,
 * return), and before an apostrophe, an apostrophe is put, and taken away again.
 */
const GUARDED = /^['=+\-@\t\r]/;
export const guarded = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;

/** Parts of one cell: a backslash before the sign between them, before itself or before `{ } * : =` means that sign. */
export const join = (parts: readonly string[], sign: string): string => parts.map((part) => escaped(part)).join(sign);
export const escaped = (text: string): string => text.replace(/[\\|;{}*:=#]/g, '\\$&');
export const plain = (text: string): string => text.replace(/\\(.)/gs, '$1');

/** Takes a cell apart at a sign that no backslash stands before; the parts keep their backslashes. */
export function split(text: string, sign: string): string[] {
  const parts = [''];
  for (let place = 0; place < text.length; place++) {
    const here = text.startsWith(sign, place);
    if (text[place] === '\\') parts.push(`${parts.pop()}${text.slice(place, place + 2)}`);
    else if (here) parts.push('');
    else parts.push(`${parts.pop()}${text[place]}`);
    if (text[place] === '\\') place += 1;
    else if (here) place += sign.length - 1;
  }
  return parts;
}

export const COLUMNS = {
  type: ['type', '種類'],
  prompt: ['prompt', '問題'],
  answer: ['answer', '正解'],
  points: ['points', '配点'],
  tolerance: ['tolerance', '許容誤差'],
  options: ['options', 'オプション'],
  explanation: ['explanation', '解説'],
  subject: ['subject', '教科'],
  tags: ['tags', 'タグ'],
} as const;
export type Column = keyof typeof COLUMNS | 'choice';
export const CHOICE = ['choice', '選択肢'] as const;

export const TYPES = {
  single: ['single', '単一選択'],
  multiple: ['multiple', '複数選択'],
  trueFalse: ['true_false', '正誤'],
  text: ['text', '短答'],
  number: ['number', '数値'],
  ordering: ['ordering', '並べ替え'],
  matching: ['matching', '組み合わせ'],
  cloze: ['cloze', '穴埋め'],
  long: ['long', '記述'],
  file: ['file', 'ファイル'],
} as const;
