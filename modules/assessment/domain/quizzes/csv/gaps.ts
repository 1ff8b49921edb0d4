import { escaped, join, plain, split } from '#modules/assessment/domain/quizzes/csv/cells.ts';
import type { Gap, Tolerance } from '#modules/assessment/domain/quizzes/item.ts';
import { readNumber } from '#modules/assessment/domain/quizzes/numbers.ts';

/*
 * A text with gaps in one cell. Every gap stands where it is filled, in double braces:
 * `{{水素|すいそ}}` accepted words · `{{exact:NaCl}}` the same, as they stand · `{{choice:*酸素|窒素}}` to choose from, the
 * right one with a star · `{{number:3.14|0.01|cm}}` a number, its tolerance and its unit.
 */
const KINDS = ['text', 'exact', 'choice', 'number'] as const;

export function writeGaps(text: string, gaps: readonly Gap[]): string {
  return text
    .split(/(\[\[[\w-]{1,40}\]\])/)
    .map((part) => {
      const gap = gaps.find(({ id }) => part === `[[${id}]]`);
      return gap ? `{{${writeGap(gap)}}}` : part.replace(/[\\{}]/g, '\\$&');
    })
    .join('');
}

function writeGap(gap: Gap): string {
  if (gap.kind === 'text') return `${gap.exact ? 'exact' : 'text'}:${join(gap.accepted, '|')}`;
  if (gap.kind === 'number') return `number:${gap.answer ?? ''}|${writeTolerance(gap.tolerance)}|${escaped(gap.unit)}`;
  return `choice:${gap.choices.map(({ id, text }) => `${id === gap.answer ? '*' : ''}${escaped(text)}`).join('|')}`;
}

/** `undefined`: a gap that cannot be read. */
export function readGaps(cell: string): { text: string; gaps: Gap[] } | undefined {
  const gaps: Gap[] = [];
  let text = '';
  let rest = cell;
  for (;;) {
    const [before = '', ...after] = split(rest, '{{');
    text += plain(before);
    if (after.length === 0) return { text, gaps };
    rest = rest.slice(before.length + 2);
    const [inside = '', ...behind] = split(rest, '}}');
    if (behind.length === 0) return undefined;
    const gap = readGap(`g${gaps.length + 1}`, inside);
    if (!gap) return undefined;
    gaps.push(gap);
    text += `[[${gap.id}]]`;
    rest = rest.slice(inside.length + 2);
  }
}

function readGap(id: string, inside: string): Gap | undefined {
  const [head = '', ...tail] = split(inside, ':');
  const kind = tail.length ? KINDS.find((one) => one === head.trim()) : undefined;
  const parts = split(kind ? inside.slice(head.length + 1) : inside, '|').map((part) => part.trim());
  if (kind === 'choice') {
    const right = parts.findIndex((part) => part.startsWith('*'));
    const choices = parts.map((part, place) => ({
      id: `${id}-${place + 1}`,
      text: plain(part.startsWith('*') ? part.slice(1).trim() : part),
    }));
    return { id, kind, choices, answer: choices[right]?.id ?? null };
  }
  if (kind === 'number') {
    const [answer = '', tolerance = '', unit = ''] = parts;
    const number = readNumber(answer);
    const near = readTolerance(tolerance);
    return number === undefined || !near ? undefined : { id, kind, answer: number, tolerance: near, unit: plain(unit) };
  }
  return { id, kind: 'text', accepted: parts.map(plain).filter(Boolean), exact: kind === 'exact' };
}

export const writeTolerance = ({ kind, value }: Tolerance): string => `${value}${kind === 'percent' ? '%' : ''}`;

/** `0.01` or `5%`; nothing is exactly. */
export function readTolerance(cell: string): Tolerance | undefined {
  const typed = cell.normalize('NFKC').trim();
  if (typed === '') return { kind: 'absolute', value: 0 };
  const percent = typed.endsWith('%');
  const value = readNumber(percent ? typed.slice(0, -1) : typed);
  return value === undefined || value < 0 || value > 1e12
    ? undefined
    : { kind: percent ? 'percent' : 'absolute', value };
}
