import { element, type XmlElement, type XmlNode } from '#kernel/xml/xml.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';
import { lines, mapped, paragraph, response, template } from '#modules/assessment/qti/write-common.ts';
import {
  clozeText,
  gapResponse,
  near,
  numberEntry,
  numberResponse,
  textEntry,
  textResponse,
} from '#modules/assessment/qti/write-fields.ts';

type Parts = { declarations: XmlElement[]; body: XmlNode[]; processing: XmlElement | null };
const choice = ({ id, text }: { id: string; text: string }) =>
  element('qti-simple-choice', { identifier: id }, ...lines(text));
const prompted = (prompt: string) => (prompt ? element('qti-prompt', {}, ...lines(prompt)) : null);

/** What of an item its type decides: declarations of responses, the body, and how it is marked. */
export function partsOf(item: Item): Parts {
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
