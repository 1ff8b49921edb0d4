import { COMMON_WORDS } from './common-words.ts';
import { folded } from './fold.ts';
import { Matcher } from './matcher.ts';

/** What is known of a person's names. */
export type Person = {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly familyKana: string;
  readonly givenKana: string;
  readonly loginId: string;
};

/** How sure a pattern is: `full` names stand for themselves, `part`s need a look at what stands around them. */
export type Pattern = { readonly personId: string; readonly kind: 'full' | 'part' | 'login' };
export type Names = Matcher<Pattern>;

/** Of the people a text may well be about: every form of their names. */
export function namesOf(people: readonly Person[]): Names {
  const names: Names = new Matcher();
  for (const person of people) addFull(names, person);
  for (const person of people) addParts(names, person);
  for (const person of people) {
    const login = folded(person.loginId);
    if (login.length >= 4) names.add(login, { personId: person.id, kind: 'login' });
  }
  return names;
}

/** Of everybody in a school: full names, and parts that count only with a title. Made once for many texts. */
export function namesOfSchool(people: readonly Person[]): Names {
  const names: Names = new Matcher();
  for (const person of people) addFull(names, person);
  for (const person of people) addParts(names, person);
  return names;
}

const GAPS = ['', ' ', '・', '　', ', ', ',', '、', '=', '-', '·', '.', '_'];

function addFull(names: Names, person: Person): void {
  const pattern: Pattern = { personId: person.id, kind: 'full' };
  const pairs = [
    [person.familyName, person.givenName],
    [person.familyKana, person.givenKana],
    [person.familyName, person.givenKana],
    [person.familyKana, person.givenName],
  ].map(([family, given]) => [folded(family ?? ''), folded(given ?? '')] as const);
  for (const [family, given] of pairs) {
    if (!family || !given) continue;
    for (const gap of GAPS) {
      names.add(family + gap + given, pattern);
      names.add(given + gap + family, pattern);
    }
  }
}

function addParts(names: Names, person: Person): void {
  const pattern: Pattern = { personId: person.id, kind: 'part' };
  for (const name of [person.familyName, person.givenName, person.familyKana, person.givenKana]) {
    const part = folded(name);
    if (part) names.add(part, pattern);
    // Each word of a name of several: Anna Maria, van der Berg.
    const words = part.split(/[ ・=-]/).filter((word) => word.length >= 3);
    if (words.length > 1) for (const word of words) names.add(word, pattern);
  }
}

/** Whether a part of a name is also a word, or too short to be told from one. */
export const isCommon = (part: string): boolean =>
  COMMON_WORDS.has(part) ||
  [...part].length === 1 ||
  /^[\p{Script=Hiragana}ー]{2}$/u.test(part) ||
  /^[a-z]{2}$/.test(part);
