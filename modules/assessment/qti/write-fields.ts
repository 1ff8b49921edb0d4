import { element, type XmlElement, type XmlNode } from '#kernel/xml/xml.ts';
import type { Gap, Tolerance } from '#modules/assessment/domain/quizzes/item.ts';
import { lines, mapped, response } from '#modules/assessment/qti/write-common.ts';

type TextKey = { accepted: readonly string[]; exact: boolean };
export const textResponse = (id: string, { accepted, exact }: TextKey, points: number) =>
  response(
    id,
    'single',
    'string',
    accepted.slice(0, 1),
    mapped(
      accepted.map((one) => [one, points]),
      exact,
    ),
  );
export const textEntry = (id: string, { exact }: TextKey) =>
  element('qti-text-entry-interaction', { 'response-identifier': id, 'data-quested-exact': exact });

type NumberKey = { answer: number | null; tolerance: Tolerance; unit: string };
export const numberResponse = (id: string, answer: number | null, points?: number) =>
  response(
    id,
    'single',
    'float',
    answer === null ? [] : [String(answer)],
    points === undefined || answer === null ? null : mapped([[String(answer), points]]),
  );
export const numberEntry = (id: string, { tolerance, unit }: NumberKey) =>
  element('qti-text-entry-interaction', {
    'response-identifier': id,
    'data-quested-tolerance': `${tolerance.value}${tolerance.kind === 'percent' ? '%' : ''}`,
    'data-quested-unit': unit || null,
  });

/** All points for a number that is near enough. */
export function near(id: string, tolerance: Tolerance, points: number): XmlElement {
  const mode = tolerance.value === 0 ? 'exact' : tolerance.kind === 'percent' ? 'relative' : 'absolute';
  return element(
    'qti-response-processing',
    {},
    element(
      'qti-response-condition',
      {},
      element(
        'qti-response-if',
        {},
        element(
          'qti-equal',
          {
            'tolerance-mode': mode,
            tolerance: mode === 'exact' ? null : `${tolerance.value} ${tolerance.value}`,
          },
          element('qti-variable', { identifier: id }),
          element('qti-correct', { identifier: id }),
        ),
        element(
          'qti-set-outcome-value',
          { identifier: 'SCORE' },
          element('qti-base-value', { 'base-type': 'float' }, String(points)),
        ),
      ),
    ),
  );
}

export function gapResponse(gap: Gap, points: number): XmlElement {
  if (gap.kind === 'text') return textResponse(gap.id, gap, points);
  if (gap.kind === 'number') return numberResponse(gap.id, gap.answer, points);
  const right = gap.answer === null ? [] : [gap.answer];
  return response(gap.id, 'single', 'identifier', right, mapped(right.map((id) => [id, points])));
}

export function clozeText(text: string, gaps: readonly Gap[]): XmlNode[] {
  return text.split(/(\[\[[\w-]{1,40}\]\])/).flatMap((part): XmlNode[] => {
    const gap = gaps.find(({ id }) => part === `[[${id}]]`);
    if (!gap) return lines(part);
    if (gap.kind === 'text') return [textEntry(gap.id, gap)];
    if (gap.kind === 'number') return [numberEntry(gap.id, gap)];
    return [
      element(
        'qti-inline-choice-interaction',
        { 'response-identifier': gap.id, shuffle: 'false' },
        ...gap.choices.map(({ id, text: words }) => element('qti-inline-choice', { identifier: id }, words)),
      ),
    ];
  });
}
