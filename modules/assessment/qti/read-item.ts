import type { XmlElement } from '#kernel/xml/xml.ts';
import { itemProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { readTolerance } from '#modules/assessment/domain/quizzes/csv/gaps.ts';
import type { Fault as CsvFault, RowReason } from '#modules/assessment/domain/quizzes/csv/read.ts';
import {
  BLANK_ITEM,
  type Choice,
  type Gap,
  type Item,
  type Tolerance,
} from '#modules/assessment/domain/quizzes/item.ts';
import { readNumber } from '#modules/assessment/domain/quizzes/numbers.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';
import { all, below, child, childrenOf, normalized, rawText, textOf } from '#modules/assessment/qti/tree.ts';

export type PackageReason =
  | RowReason
  | 'unreadable_xml'
  | 'missing_file'
  | 'unsupported_interaction'
  | 'several_interactions'
  | 'unsupported_scoring'
  | 'media_left_out'
  | 'feedback_left_out';
export type Fault = Omit<CsvFault, 'reason'> & { reason: PackageReason };
export type ReadItem = {
  name: string;
  type: Item['type'] | null;
  /** What was read otherwise than it stands there. */
  hints: Fault[];
  /** Why it is left out. */
  faults: Fault[];
  filed: { item: Item; subject: string; tags: string[] } | undefined;
};

type Say = (reason: PackageReason, column?: string, values?: Record<string, string>) => void;
/** Everything of an item its parts are read from. */
type Source = {
  body: XmlElement;
  declared: Map<string, Declared>;
  root: XmlElement;
  hint: Say;
  say: Say;
};
type Declared = {
  baseType: string;
  cardinality: string;
  correct: string[];
  mapped: Map<string, number>;
  exact: boolean;
};

/** Interactions that are understood, by what comes of them; a body with others is left out and named. */
const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);
const BLOCK = new Set([
  'choiceInteraction',
  'orderInteraction',
  'matchInteraction',
  'extendedTextInteraction',
  'uploadInteraction',
]);

/** One item of QTI 3.0, or of 2.x, which differs in the names of its elements only. */
export function readItem(id: string, xml: XmlElement): ReadItem {
  const root = normalized(xml);
  const [hints, faults]: [Fault[], Fault[]] = [[], []];
  const into =
    (list: Fault[]): Say =>
    (reason, column = 'item', values = {}) =>
      void list.push({ column, reason, values });
  const body = child(root, 'itemBody');
  const title = root.attributes.title ?? root.attributes.identifier ?? '';
  if (root.name !== 'assessmentItem' || !body) {
    into(faults)('unreadable_xml');
    return { name: title, type: null, hints, faults, filed: undefined };
  }
  const source: Source = { body, root, declared: declarationsOf(root), hint: into(hints), say: into(faults) };
  const item = itemOf(id, source);
  if (item) {
    for (const { path, reason } of itemProblems(item)) source.say(reason, path);
    refuseTooMuch(item, source.say);
  }
  const filed = item && faults.length === 0 ? { item, ...filingOf(body) } : undefined;
  return { name: (item && shortly(item)) || title.slice(0, 80), type: item?.type ?? null, hints, faults, filed };
}

function declarationsOf(root: XmlElement): Map<string, Declared> {
  return new Map(
    all(root, 'responseDeclaration').map((node) => {
      const mapping = all(node, 'mapping').flatMap((one) => all(one, 'mapEntry'));
      return [
        node.attributes.identifier ?? '',
        {
          baseType: node.attributes.baseType ?? '',
          cardinality: node.attributes.cardinality ?? 'single',
          correct: all(node, 'correctResponse').flatMap((one) => all(one, 'value').map(rawText)),
          mapped: new Map(mapping.map((one) => [one.attributes.mapKey ?? '', Number(one.attributes.mappedValue)])),
          exact: mapping.some((one) => one.attributes.caseSensitive === 'true'),
        },
      ];
    }),
  );
}

function itemOf(id: string, source: Source): Item | undefined {
  const { body, say } = source;
  const found = below(body).filter(({ name }) => name.endsWith('Interaction'));
  const strange = found.find(({ name }) => !INLINE.has(name) && !BLOCK.has(name));
  if (strange || found.length === 0) {
    say('unsupported_interaction', 'item', { name: strange?.name ?? '' });
    return undefined;
  }
  const base = { ...BLANK_ITEM, id, points: pointsOf(source), explanation: feedbackOf(source) };
  const [one] = found;
  if (!one || found.some(({ name }) => INLINE.has(name))) {
    if (found.some(({ name }) => BLOCK.has(name))) {
      say('several_interactions');
      return undefined;
    }
    return inlineItem(base, source, found);
  }
  if (found.length > 1) {
    say('several_interactions');
    return undefined;
  }
  return blockItem({ ...base, prompt: promptOf(source, one) }, source, one);
}

type Base = Omit<Item, 'type' | 'prompt'>;
const media =
  ({ hint }: Source) =>
  () =>
    hint('media_left_out', 'prompt');

/** What stands in the body around an interaction, and the interaction's own prompt. */
function promptOf(source: Source, interaction: XmlElement): string {
  const around = textOf(
    source.body.children,
    (node) => (node === interaction || node.name === 'rubricBlock' ? '' : undefined),
    media(source),
  );
  const own = textOf(child(interaction, 'prompt')?.children ?? [], undefined, media(source));
  return [around, own].filter(Boolean).join('\n');
}

const optionsOf = (source: Source, node: XmlElement, name: string): Choice[] =>
  all(node, name).map((one) => ({
    id: one.attributes.identifier ?? '',
    text: textOf(one.children, (inner) => (/^feedback/.test(inner.name) ? '' : undefined), media(source)),
  }));
const declaredFor = (source: Source, node: XmlElement): Declared =>
  source.declared.get(node.attributes.responseIdentifier ?? '') ?? {
    ...{ baseType: '', cardinality: 'single', correct: [], mapped: new Map(), exact: false },
  };
const earning = ({ mapped }: Declared): string[] => [...mapped].flatMap(([key, value]) => (value > 0 ? [key] : []));

function blockItem(base: Base & { prompt: string }, source: Source, node: XmlElement): Item | undefined {
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

/** One field that stands alone is a short text or a number; everything else is a text with gaps. */
function inlineItem(base: Base, source: Source, fields: readonly XmlElement[]): Item | undefined {
  const [first] = fields;
  const said = source.body.attributes['data-quested-type'];
  const alone = fields.length === 1 && first?.name === 'textEntryInteraction' && standsAlone(source.body, first);
  if (first && (said === 'text' || said === 'number' || (said === undefined && alone))) {
    const prompt = textOf(source.body.children, (node) => (node === first ? '' : undefined), media(source));
    const { id: _id, kind, ...key } = gapOf('g', source, first) ?? {};
    if (kind === 'number') return { ...base, prompt, type: 'number', ...key } as Item;
    return kind === 'text' ? ({ ...base, prompt, type: 'text', ...key } as Item) : undefined;
  }
  const gaps: Gap[] = [];
  const parts = childrenOf(source.body);
  const own = parts.find((part) => part.attributes['data-quested-part'] === 'text');
  const prompt = parts.find((part) => part.attributes['data-quested-part'] === 'prompt');
  const text = textOf(
    own ? own.children : source.body.children,
    (node) => {
      if (!INLINE.has(node.name)) return undefined;
      const id = `g${gaps.length + 1}`;
      const gap = gapOf(id, source, node);
      if (gap) gaps.push(gap);
      return gap ? `[[${id}]]` : '';
    },
    media(source),
  );
  return { ...base, type: 'cloze', prompt: textOf(prompt?.children ?? []), text, gaps };
}

function standsAlone(body: XmlElement, field: XmlElement): boolean {
  const around = [body, ...below(body)].find((node) => node.children.includes(field));
  return around?.children.every((node) => node === field || rawText(node).trim() === '') ?? false;
}

function gapOf(id: string, source: Source, node: XmlElement): Gap | undefined {
  const declared = declaredFor(source, node);
  if (node.name === 'inlineChoiceInteraction') {
    const choices = optionsOf(source, node, 'inlineChoice');
    return { id, kind: 'choice', choices, answer: declared.correct[0] ?? earning(declared)[0] ?? null };
  }
  const accepted = [...new Set([...declared.correct, ...earning(declared)])].map((one) => one.trim()).filter(Boolean);
  if (declared.baseType === 'float' || declared.baseType === 'integer') {
    const unit = node.attributes['data-quested-unit'] ?? '';
    const answer = readNumber(accepted[0] ?? '');
    return {
      id,
      kind: 'number',
      answer: answer ?? null,
      tolerance: toleranceOf(source, node),
      unit: unit.slice(0, 20),
    };
  }
  const exact = declared.exact || node.attributes['data-quested-exact'] === 'true';
  return { id, kind: 'text', accepted, exact };
}

/** As our own files say it, or as an `equal` about this response does. */
function toleranceOf(source: Source, node: XmlElement): Tolerance {
  const own = node.attributes['data-quested-tolerance'];
  const id = node.attributes.responseIdentifier;
  const equal = below(source.root).find(
    (one) => one.name === 'equal' && below(one).some((part) => part.attributes.identifier === id),
  );
  const mode = equal?.attributes.toleranceMode;
  const value = equal?.attributes.tolerance?.trim().split(/\s+/)[0] ?? '';
  const said = own ?? (mode === 'relative' ? `${value}%` : mode === 'absolute' ? value : '');
  const tolerance = readTolerance(said);
  if (!tolerance) source.hint('unsupported_scoring', 'tolerance', { value: said.slice(0, 40) });
  return tolerance ?? { kind: 'absolute', value: 0 };
}

/** The most an item earns, if it says so in whole or half points; otherwise 1. */
function pointsOf({ root, hint }: Source): number {
  const outcomes = all(root, 'outcomeDeclaration');
  const named = (name: string) => outcomes.find((one) => one.attributes.identifier === name);
  const most = child(child(named('MAXSCORE'), 'defaultValue'), 'value');
  const said = most ? rawText(most) : named('SCORE')?.attributes.normalMaximum;
  if (said === undefined) return 1;
  const points = Number(said);
  if (points > 0 && points <= 100 && points * 2 === Math.floor(points * 2)) return points;
  hint('unsupported_scoring', 'points', { value: said.slice(0, 40) });
  return 1;
}

function feedbackOf({ root, body, hint }: Source): string {
  const modal = all(root, 'modalFeedback');
  if (modal.length > 1 || below(body).some(({ name }) => /^feedback/.test(name)))
    hint('feedback_left_out', 'explanation');
  return modal.length === 1 ? textOf(modal[0]?.children ?? []) : '';
}

function filingOf({ attributes }: XmlElement): { subject: string; tags: string[] } {
  let tags: unknown = [];
  try {
    tags = JSON.parse(attributes['data-quested-tags'] ?? '[]');
  } catch {
    // A tag nobody can read is none.
  }
  return {
    subject: (attributes['data-quested-subject'] ?? '').slice(0, 50),
    tags: Array.isArray(tags)
      ? tags.filter((tag) => typeof tag === 'string' && tag && tag.length <= 30).slice(0, 10)
      : [],
  };
}

function whole(said: string | undefined, most: number): number | null {
  const number = Number(said);
  return said !== undefined && Number.isInteger(number) && number >= 0 && number <= most ? number : null;
}

/** What the schema of an item allows, so that what is imported can be saved. */
function refuseTooMuch(item: Item, say: Say): void {
  const long = (texts: readonly string[], most: number) => texts.some((text) => text.length > most);
  const texts = (all: readonly Choice[]) => all.map(({ text }) => text);
  if (long([item.prompt, item.explanation], 5000)) say('too_long', 'prompt');
  if ('choices' in item && (item.choices.length > 20 || long(texts(item.choices), 500))) say('too_many', 'choices');
  if (item.type === 'ordering' && (item.entries.length > 20 || long(texts(item.entries), 500)))
    say('too_many', 'entries');
  if (item.type === 'matching') {
    const tooMany = item.lefts.length > 20 || item.rights.length > 30;
    if (tooMany || long([...texts(item.lefts), ...texts(item.rights)], 500)) say('too_many', 'lefts');
  }
  if (item.type === 'text' && (item.accepted.length > 20 || long(item.accepted, 500))) say('too_many', 'accepted');
  if (item.type === 'cloze') {
    const accepted = item.gaps.flatMap((gap) =>
      gap.kind === 'text' ? gap.accepted : gap.kind === 'choice' ? texts(gap.choices) : [],
    );
    if (item.gaps.length > 20 || item.text.length > 5000 || long(accepted, 500)) say('too_many', 'gaps');
  }
}
