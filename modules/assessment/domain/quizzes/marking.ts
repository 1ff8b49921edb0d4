import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import { accepts } from '#modules/assessment/domain/quizzes/fold.ts';
import { type Gap, type Item, round } from '#modules/assessment/domain/quizzes/item.ts';
import { readNumber, within } from '#modules/assessment/domain/quizzes/numbers.ts';

/**
 * Points by the key, or `null` where somebody has to read it. The rules stand with `QuizItem` in the contract: what is
 * not answered counts 0, whatever the type.
 */
export function pointsBy(item: Item, answer: Answer | null): number | null {
  if (answer === null) return 0;
  const share = shareOf(item, answer);
  return share === null ? null : round(share * item.points);
}

/** 0–1 of an item's points. */
function shareOf(item: Item, answer: Answer): number | null {
  switch (item.type) {
    case 'single':
      return whole('choice' in answer && answer.choice === item.answer);
    case 'trueFalse':
      return whole('value' in answer && answer.value === item.answer);
    case 'multiple':
      return 'choices' in answer ? multiple(item, answer.choices) : 0;
    case 'text':
      return whole('text' in answer && accepts(item, answer.text));
    case 'number':
      return whole('number' in answer && isNumber(item, answer.number));
    case 'ordering': {
      if (!('order' in answer)) return 0;
      const placed = item.entries.filter((entry, place) => answer.order[place] === entry.id).length;
      return item.scoring === 'whole' ? whole(placed === item.entries.length) : part(placed, item.entries.length);
    }
    case 'matching':
      if (!('pairs' in answer)) return 0;
      return part(
        item.lefts.filter((left) => left.match !== null && answer.pairs[left.id] === left.match).length,
        item.lefts.length,
      );
    case 'cloze':
      if (!('gaps' in answer)) return 0;
      return part(item.gaps.filter((gap) => fills(gap, answer.gaps[gap.id])).length, item.gaps.length);
    default:
      return null;
  }
}

const whole = (right: boolean): number => (right ? 1 : 0);
const part = (right: number, of: number): number => (of === 0 ? 0 : right / of);

function multiple(item: Extract<Item, { type: 'multiple' }>, chosen: readonly string[]): number {
  const right = item.answers.filter((id) => chosen.includes(id)).length;
  const wrong = chosen.length - right;
  if (item.scoring === 'whole') return whole(wrong === 0 && right === item.answers.length);
  return Math.max(0, part(right - wrong, item.answers.length));
}

export function fills(gap: Gap, given: string | undefined): boolean {
  if (given === undefined) return false;
  if (gap.kind === 'choice') return given === gap.answer;
  return gap.kind === 'number' ? isNumber(gap, given) : accepts(gap, given);
}

function isNumber(key: Extract<Gap, { kind: 'number' }> | Extract<Item, { type: 'number' }>, given: string): boolean {
  const number = readNumber(given);
  return number !== undefined && key.answer !== null && within(number, key.answer, key.tolerance);
}

export type Correctness = 'right' | 'partly' | 'wrong' | 'unmarked';
export function correctnessOf(points: number | null, of: number): Correctness {
  if (points === null) return 'unmarked';
  if (points >= of && (of > 0 || points > 0)) return 'right';
  return points > 0 ? 'partly' : 'wrong';
}
