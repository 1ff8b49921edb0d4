import { element, type XmlElement, type XmlNode } from '#kernel/xml/xml.ts';
import type { Filed } from '#modules/assessment/domain/quizzes/csv/write.ts';
import type { Gap, Item, Tolerance } from '#modules/assessment/domain/quizzes/item.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';

const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates';

/**
 * One item as QTI 3.0 (1EdTech, ASI information model 3.0.1) describes it, marked by its own response processing. What
 * QTI has no room for (how partial points are counted, what is exact) stands in `data-quested-` attributes beside it,
 * which others may leave out of account. Pictures stay behind.
 */
export function writeItem({ item, subject, tags }: Filed, identifier: string): XmlElement {
  const { declarations, body, processing } = partsOf(item);
  return element(
    'qti-assessment-item',
    {
      xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd',
      identifier,
      title: shortly(item) || identifier,
      adaptive: 'false',
      'time-dependent': 'false',
    },
    ...declarations,
    outcome('SCORE', '0'),
    outcome('MAXSCORE', String(item.points)),
    item.explanation ? element('qti-outcome-declaration', FEEDBACK) : null,
    element(
      'qti-item-body',
      {
        'data-quested-type': item.type,
        'data-quested-subject': subject || null,
        'data-quested-tags': tags.length ? JSON.stringify(tags) : null,
      },
      ...body,
    ),
    processing,
    item.explanation
      ? element(
          'qti-modal-feedback',
          { 'outcome-identifier': 'FEEDBACK', identifier: 'explanation', 'show-hide': 'show' },
          element('qti-content-body', {}, paragraph(item.explanation)),
        )
      : null,
  );
}

const FEEDBACK = { identifier: 'FEEDBACK', cardinality: 'single', 'base-type': 'identifier' };
const outcome = (identifier: string, value: string) =>
  element(
    'qti-outcome-declaration',
    { identifier, cardinality: 'single', 'base-type': 'float' },
    element('qti-default-value', {}, element('qti-value', {}, value)),
  );
const paragraph = (text: string, attributes: Record<string, string> = {}): XmlElement =>
  element('p', attributes, ...lines(text));
const lines = (text: string): XmlNode[] =>
  text.split('\n').flatMap((line, place) => [...(place ? [element('br', {})] : []), ...(line ? [line] : [])]);

const response = (
  identifier: string,
  cardinality: 'single' | 'multiple' | 'ordered',
  baseType: string,
  right: readonly string[],
  mapping: XmlElement | null = null,
) =>
  element(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': baseType },
    right.length ? element('qti-correct-response', {}, ...right.map((value) => element('qti-value', {}, value))) : null,
    mapping,
  );
/** Points by what was answered; nothing else earns any, and the sum is never below 0. */
const mapped = (entries: readonly (readonly [string, number])[], exact?: boolean) =>
  element(
    'qti-mapping',
    { 'default-value': 0, 'lower-bound': 0 },
    ...entries.map(([key, value]) =>
      element('qti-map-entry', { 'map-key': key, 'mapped-value': value, 'case-sensitive': exact }),
    ),
  );
const template = (name: string) => element('qti-response-processing', { template: `${TEMPLATES}/${name}.xml` });

type Parts = { declarations: XmlElement[]; body: XmlNode[]; processing: XmlElement | null };
const choice = ({ id, text }: { id: string; text: string }) =>
  element('qti-simple-choice', { identifier: id }, ...lines(text));
const prompted = (prompt: string) => (prompt ? element('qti-prompt', {}, ...lines(prompt)) : null);

function partsOf(item: Item): Parts {
  switch (item.type) {
    case 'single':
      return {
        declarations: [response('RESPONSE', 'single', 'identifier', item.answer === null ? [] : [item.answer])],
        body: [
          element(
            'qti-choice-interaction',
            { 'response-identifier': 'RESPONSE', shuffle: 'false', 'max-choices': 1 },
            prompted(item.prompt),
            ...item.choices.map(choice),
          ),
        ],
        processing: template('match_correct'),
      };
    case 'trueFalse':
      return {
        declarations: [response('RESPONSE', 'single', 'identifier', item.answer === null ? [] : [String(item.answer)])],
        body: [
          element(
            'qti-choice-interaction',
            { 'response-identifier': 'RESPONSE', shuffle: 'false', 'max-choices': 1 },
            prompted(item.prompt),
            choice({ id: 'true', text: '○' }),
            choice({ id: 'false', text: '×' }),
          ),
        ],
        processing: template('match_correct'),
      };
    case 'multiple': {
      const each = item.points / Math.max(1, item.answers.length);
      const entries = item.choices.map(({ id }) => [id, item.answers.includes(id) ? each : -each] as const);
      return {
        declarations: [
          response(
            'RESPONSE',
            'multiple',
            'identifier',
            item.answers,
            item.scoring === 'partial' ? mapped(entries) : null,
          ),
        ],
        body: [
          element(
            'qti-choice-interaction',
            { 'response-identifier': 'RESPONSE', shuffle: 'false', 'max-choices': 0 },
            prompted(item.prompt),
            ...item.choices.map(choice),
          ),
        ],
        processing: template(item.scoring === 'partial' ? 'map_response' : 'match_correct'),
      };
    }
    case 'text':
      return {
        declarations: [textResponse('RESPONSE', item, item.points)],
        body: [paragraph(item.prompt), element('p', {}, textEntry('RESPONSE', item))],
        processing: template('map_response'),
      };
    case 'number':
      return {
        declarations: [numberResponse('RESPONSE', item.answer)],
        body: [paragraph(item.prompt), element('p', {}, numberEntry('RESPONSE', item))],
        processing: near('RESPONSE', item.tolerance, item.points),
      };
    case 'ordering':
      return {
        declarations: [
          response(
            'RESPONSE',
            'ordered',
            'identifier',
            item.entries.map(({ id }) => id),
          ),
        ],
        body: [
          element(
            'qti-order-interaction',
            { 'response-identifier': 'RESPONSE', shuffle: 'true', 'data-quested-scoring': item.scoring },
            prompted(item.prompt),
            ...item.entries.map(choice),
          ),
        ],
        processing: template('match_correct'),
      };
    case 'matching':
      return matching(item);
    case 'cloze':
      return {
        declarations: item.gaps.map((gap) => gapResponse(gap, item.points / Math.max(1, item.gaps.length))),
        body: [
          ...(item.prompt ? [element('div', { 'data-quested-part': 'prompt' }, ...lines(item.prompt))] : []),
          element('div', { 'data-quested-part': 'text' }, ...clozeText(item.text, item.gaps)),
        ],
        processing: template('map_response'),
      };
    case 'long':
      return {
        declarations: [response('RESPONSE', 'single', 'string', [])],
        body: [
          element(
            'qti-extended-text-interaction',
            {
              'response-identifier': 'RESPONSE',
              'expected-length': item.most,
              'data-quested-unit': item.unit,
              'data-quested-least': item.least,
              'data-quested-most': item.most,
            },
            prompted(item.prompt),
          ),
          ...model(item.model),
        ],
        processing: null,
      };
    case 'file':
      return {
        declarations: [response('RESPONSE', 'single', 'file', [])],
        body: [
          element(
            'qti-upload-interaction',
            { 'response-identifier': 'RESPONSE', 'data-quested-files': item.files },
            prompted(item.prompt),
          ),
          ...model(item.model),
        ],
        processing: null,
      };
  }
}

/** What whoever marks goes by. */
const model = (text: string): XmlNode[] =>
  text ? [element('qti-rubric-block', { view: 'scorer' }, element('qti-content-body', {}, paragraph(text)))] : [];

function matching(item: Extract<Item, { type: 'matching' }>): Parts {
  const pairs = item.lefts.flatMap(({ id, match }) => (match === null ? [] : [`${id} ${match}`]));
  const each = item.points / Math.max(1, item.lefts.length);
  const partner = (most: number) => (one: { id: string; text: string }) =>
    element('qti-simple-associable-choice', { identifier: one.id, 'match-max': most }, ...lines(one.text));
  return {
    declarations: [response('RESPONSE', 'multiple', 'directedPair', pairs, mapped(pairs.map((pair) => [pair, each])))],
    body: [
      element(
        'qti-match-interaction',
        { 'response-identifier': 'RESPONSE', shuffle: 'true', 'max-associations': item.lefts.length },
        prompted(item.prompt),
        element('qti-simple-match-set', {}, ...item.lefts.map(partner(1))),
        element('qti-simple-match-set', {}, ...item.rights.map(partner(0))),
      ),
    ],
    processing: template('map_response'),
  };
}

type TextKey = { accepted: readonly string[]; exact: boolean };
const textResponse = (id: string, { accepted, exact }: TextKey, points: number) =>
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
const textEntry = (id: string, { exact }: TextKey) =>
  element('qti-text-entry-interaction', { 'response-identifier': id, 'data-quested-exact': exact });

type NumberKey = { answer: number | null; tolerance: Tolerance; unit: string };
const numberResponse = (id: string, answer: number | null, points?: number) =>
  response(
    id,
    'single',
    'float',
    answer === null ? [] : [String(answer)],
    points === undefined || answer === null ? null : mapped([[String(answer), points]]),
  );
const numberEntry = (id: string, { tolerance, unit }: NumberKey) =>
  element('qti-text-entry-interaction', {
    'response-identifier': id,
    'data-quested-tolerance': `${tolerance.value}${tolerance.kind === 'percent' ? '%' : ''}`,
    'data-quested-unit': unit || null,
  });

/** All points for a number that is near enough. */
function near(id: string, tolerance: Tolerance, points: number): XmlElement {
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

function gapResponse(gap: Gap, points: number): XmlElement {
  if (gap.kind === 'text') return textResponse(gap.id, gap, points);
  if (gap.kind === 'number') return numberResponse(gap.id, gap.answer, points);
  const right = gap.answer === null ? [] : [gap.answer];
  return response(gap.id, 'single', 'identifier', right, mapped(right.map((id) => [id, points])));
}

function clozeText(text: string, gaps: readonly Gap[]): XmlNode[] {
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
