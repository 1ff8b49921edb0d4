import type { Tolerance } from '#modules/assessment/domain/quizzes/item.ts';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+$/;

/**
 * A number as somebody typed it, in half or full width, or `undefined` if it is none (words, NaN, Infinity, 1e999).
 * A comma is a decimal comma, except before groups of exactly three digits, as thousands are written: `3,14` is 3.14,
 * `1,000` is a thousand. With both signs the later one is the decimal sign.
 */
export function readNumber(typed: string): number | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s_]/g, '')
    .replaceAll('\u2212', '-')
    .replaceAll('。', '.')
    .replaceAll('、', ',');
  const text = withPoint(plain);
  if (text === undefined || !DECIMAL.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function withPoint(text: string): string | undefined {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma === -1) return text;
  if (point === -1) return GROUPED.test(text) ? text.replaceAll(',', '') : onlyOne(text, ',')?.replace(',', '.');
  const [decimal, group] = comma > point ? [',', '.'] : ['.', ','];
  const whole = text.slice(0, text.lastIndexOf(decimal)).replaceAll(group, ',');
  if (!GROUPED.test(whole)) return undefined;
  return `${whole.replaceAll(',', '')}.${text.slice(text.lastIndexOf(decimal) + 1)}`;
}

const onlyOne = (text: string, sign: string): string | undefined =>
  text.indexOf(sign) === text.lastIndexOf(sign) ? text : undefined;

/** Near enough? Borders count as right, in spite of binary fractions (0.4 is within 0.1 of 0.3). */
export function within(given: number, answer: number, tolerance: Tolerance): boolean {
  const most = tolerance.kind === 'percent' ? (Math.abs(answer) * tolerance.value) / 100 : tolerance.value;
  const slack = Number.EPSILON * 8 * Math.max(Math.abs(given), Math.abs(answer), most);
  return Math.abs(given - answer) <= most + (most > 0 ? slack : 0);
}
