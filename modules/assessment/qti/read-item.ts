import type { XmlElement } from '#kernel/xml/xml.ts';
import { itemProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { BLANK_ITEM, type Choice, type Item } from '#modules/assessment/domain/quizzes/item.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';
import { blockItem } from '#modules/assessment/qti/read-block.ts';
import { inlineItem } from '#modules/assessment/qti/read-inline.ts';
import {
  BLOCK,
  declarationsOf,
  type Fault,
  INLINE,
  promptOf,
  type ReadItem,
  type Say,
  type Source,
} from '#modules/assessment/qti/source.ts';
import { all, below, child, normalized, rawText, textOf } from '#modules/assessment/qti/tree.ts';

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
