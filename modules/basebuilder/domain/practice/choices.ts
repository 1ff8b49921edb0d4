import { accepts, sameAnswer } from '#contracts/basebuilder/judgement.ts';
import { shuffled, takeOne } from '#modules/basebuilder/domain/practice/chance.ts';

/** How an item is answered: chosen among some, typed, or true/false. */
export type Form = 'choice' | 'text' | 'boolean';
export type Asked = {
  title: string;
  answerType: 'text' | 'choice' | 'boolean';
  accepted: readonly string[];
  choices: readonly string[];
};

/** Levels below this choose, the others type. */
const TYPED_FROM = 3;
const MOST = 4;

/** Every answer that counts: of a word its title too. */
export function acceptedOf({ answerType, title, accepted }: Asked): string[] {
  return answerType === 'text' ? [...new Set([...accepted, title])] : [...accepted];
}

/**
 * The choices an item is shown with, mixed; none when it is typed. Its own choices if it has any, else its title and three
 * others that would not be right themselves and differ from each other; fewer when there are fewer. A single choice would
 * give the answer away, so then it is typed. Multiple choice is never typed, true/false has its two answers.
 */
export function presentationOf(
  item: Asked,
  level: number,
  others: readonly string[],
  chance: () => number,
): { form: Form; choices: string[] } {
  if (item.answerType === 'boolean') return { form: 'boolean', choices: ['true', 'false'] };
  if (item.answerType === 'text' && level >= TYPED_FROM) return { form: 'text', choices: [] };
  const choices = item.choices.length > 0 ? ownChoices(item, chance) : besideOthers(item, others, chance);
  if (choices.length < 2) return { form: 'text', choices: [] };
  return { form: 'choice', choices: shuffled(choices, chance) };
}

/** The right one is always among them, even where more than four are kept. */
function ownChoices({ choices, accepted }: Asked, chance: () => number): string[] {
  const distinct = distinctOf(choices);
  if (distinct.length <= MOST) return distinct;
  const right = distinct.find((one) => accepts(accepted, one));
  const wrong = shuffled(
    distinct.filter((one) => one !== right),
    chance,
  );
  return [...(right === undefined ? [] : [right]), ...wrong].slice(0, MOST);
}

function besideOthers(item: Asked, others: readonly string[], chance: () => number): string[] {
  const accepted = acceptedOf(item);
  const left = distinctOf(others.filter((other) => !accepts(accepted, other)));
  const taken = [item.title];
  while (taken.length < MOST && left.length > 0) {
    const one = takeOne(left, chance);
    if (one !== undefined) taken.push(one);
  }
  return taken;
}

function distinctOf(all: readonly string[]): string[] {
  const kept: string[] = [];
  for (const one of all) if (!kept.some((other) => sameAnswer(one, other))) kept.push(one);
  return kept;
}

/** Is it right? A choice is judged like any other answer: the right one may be written in another accepted way. */
export const judge = (accepted: readonly string[], given: string): boolean => accepts(accepted, given);
