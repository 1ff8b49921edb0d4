import type { XmlElement } from '#kernel/xml/xml.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';
import {
  type Base,
  declaredFor,
  earning,
  media,
  optionsOf,
  type Source,
  whole,
} from '#modules/assessment/qti/source.ts';
import { all, textOf } from '#modules/assessment/qti/tree.ts';

/** An item whose question is one block: a choice, an order, a match, a text, a file. */
export function blockItem(base: Base & { prompt: string }, source: Source, node: XmlElement): Item | undefined {
  const declared = declaredFor(source, node);
  switch (node.name) {
    case 'choiceInteraction': {
      const choices = optionsOf(source, node, 'simpleChoice');
      const right = declared.correct.length ? declared.correct : earning(declared);
      if (source.body.attributes['data-quested-type'] === 'trueFalse')
        return { ...base, type: 'trueFalse', answer: right[0] === undefined ? null : right[0] === 'true' };
      if (declared.cardinality !== 'multiple' && node.attributes.maxChoices !== '0')
        return { ...base, type: 'single', choices, answer: right[0] ?? null };
      return {
        ...base,
        type: 'multiple',
        choices,
        answers: right,
        scoring: declared.mapped.size ? 'partial' : 'whole',
      };
    }
    case 'orderInteraction': {
      const entries = optionsOf(source, node, 'simpleChoice');
      const sorted = declared.correct.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
      if (sorted.length !== entries.length) source.say('key_missing', 'entries');
      const scoring = node.attributes['data-quested-scoring'] === 'partial' ? 'partial' : 'whole';
      return { ...base, type: 'ordering', entries: sorted, scoring };
    }
    case 'matchInteraction': {
      const [left, right] = all(node, 'simpleMatchSet');
      const rights = right ? optionsOf(source, right, 'simpleAssociableChoice') : [];
      const pairs = (declared.correct.length ? declared.correct : earning(declared)).map((pair) => pair.split(' '));
      const lefts = (left ? optionsOf(source, left, 'simpleAssociableChoice') : []).map((one) => {
        const partners = pairs.filter(([from]) => from === one.id);
        if (partners.length > 1) source.say('unsupported_scoring', 'lefts');
        return { ...one, match: partners[0]?.[1] ?? null };
      });
      return { ...base, type: 'matching', lefts, rights };
    }
    case 'extendedTextInteraction': {
      const { attributes } = node;
      const most = whole(attributes['data-quested-most'] ?? attributes.expectedLength, 20_000);
      const unit = attributes['data-quested-unit'] === 'words' ? 'words' : 'characters';
      const least = whole(attributes['data-quested-least'], 20_000);
      return { ...base, type: 'long', model: modelOf(source), unit, least, most: most === 0 ? null : most };
    }
    default: {
      const files = whole(node.attributes['data-quested-files'], 10) || 1;
      return { ...base, type: 'file', model: modelOf(source), files };
    }
  }
}

const modelOf = (source: Source): string =>
  textOf(
    all(source.body, 'rubricBlock').flatMap(({ children }) => children),
    undefined,
    media(source),
  );
