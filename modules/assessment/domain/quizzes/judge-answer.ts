import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';
import { readNumber } from '#modules/assessment/domain/quizzes/numbers.ts';

export type AnswerRefusal =
  | 'not_an_answer'
  | 'unknown_choice'
  | 'not_a_number'
  | 'not_all_entries'
  | 'too_long'
  | 'too_many_files';
export type Judged = { answer: Answer | null } | { refused: AnswerRefusal };

const refused = (reason: AnswerRefusal): Judged => ({ refused: reason });
const unless = (reason: AnswerRefusal | undefined, answer: Answer | null): Judged =>
  reason ? { refused: reason } : { answer };
/** Characters of a short answer. */
const SHORT = 500;

/** Is this an answer to the item? Empty ones (no choice, blank text) are the same as none. */
export function judgeAnswer(item: Item, answer: Answer | null): Judged {
  if (answer === null) return { answer };
  switch (item.type) {
    case 'single':
      if (!('choice' in answer)) break;
      return unless(unknown(item.choices, [answer.choice]), answer);
    case 'multiple': {
      if (!('choices' in answer)) break;
      const chosen = item.choices.flatMap(({ id }) => (answer.choices.includes(id) ? [id] : []));
      return unless(unknown(item.choices, answer.choices), chosen.length ? { choices: chosen } : null);
    }
    case 'trueFalse':
      if (!('value' in answer)) break;
      return { answer };
    case 'text':
      if (!('text' in answer)) break;
      return text(answer.text, SHORT);
    case 'number':
      if (!('number' in answer)) break;
      return number(answer.number);
    case 'ordering': {
      if (!('order' in answer)) break;
      const all = new Set(answer.order).size === item.entries.length && answer.order.length === item.entries.length;
      return unless(unknown(item.entries, answer.order) ?? (all ? undefined : 'not_all_entries'), answer);
    }
    case 'matching': {
      if (!('pairs' in answer)) break;
      const { pairs } = answer;
      const reason = unknown(item.lefts, Object.keys(pairs)) ?? unknown(item.rights, Object.values(pairs));
      return unless(reason, Object.keys(pairs).length ? { pairs } : null);
    }
    case 'cloze':
      if (!('gaps' in answer)) break;
      return cloze(item, answer.gaps);
    case 'long':
      if (!('text' in answer)) break;
      return text(answer.text, item.most ?? undefined, item.unit);
    case 'file':
      if (!('files' in answer)) break;
      if (answer.files.length > item.files) return refused('too_many_files');
      return { answer: answer.files.length ? answer : null };
  }
  return refused('not_an_answer');
}

const unknown = (options: readonly { id: string }[], ids: readonly string[]): AnswerRefusal | undefined =>
  ids.every((id) => options.some((option) => option.id === id)) ? undefined : 'unknown_choice';

function text(given: string, most: number | undefined, unit: 'characters' | 'words' = 'characters'): Judged {
  if (most !== undefined && lengthIn(unit, given) > most) return refused('too_long');
  return { answer: given.trim() === '' ? null : { text: given } };
}

/** Characters as people count them (code points without line breaks), or words between spaces. */
export function lengthIn(unit: 'characters' | 'words', given: string): number {
  if (unit === 'words') return given.split(/\s+/).filter(Boolean).length;
  return [...given.replace(/[\r\n]/g, '')].length;
}

function number(given: string): Judged {
  if (given.trim() === '') return { answer: null };
  return unless(readNumber(given) === undefined ? 'not_a_number' : undefined, { number: given });
}

function cloze(item: Extract<Item, { type: 'cloze' }>, given: Record<string, string>): Judged {
  const filled: Record<string, string> = {};
  for (const [id, words] of Object.entries(given)) {
    const gap = item.gaps.find((one) => one.id === id);
    if (!gap) return refused('unknown_choice');
    if (words.trim() === '' && gap.kind !== 'choice') continue;
    if (gap.kind === 'choice' && !gap.choices.some((choice) => choice.id === words)) return refused('unknown_choice');
    if (gap.kind === 'number' && readNumber(words) === undefined) return refused('not_a_number');
    if (words.length > SHORT) return refused('too_long');
    filled[id] = words;
  }
  return { answer: Object.keys(filled).length ? { gaps: filled } : null };
}
