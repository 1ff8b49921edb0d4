import { fold } from '#modules/analytics/domain/fold.ts';

export type EntryWords = {
  classId: string;
  day: string;
  title: string;
  did: string;
  detail: string;
  reflection: string;
  tags: string[];
  state: 'draft' | 'entered';
};
export type Written = EntryWords & { writer: string; revision: number; version: number };

/**
 * The first day an entry can be of: the previous school year's, so that what was done in it can still be written down.
 * Years begin on 1 April, as the schools' do unless they say otherwise; what other calendars differ by is months.
 */
export function firstDay(today: string): string {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 2 : 1);
  return `${String(year).padStart(4, '0')}-04-01`;
}

/** What is wrong with the day of an entry, `today` being the school's. */
export function dayProblem(day: string, today: string): 'in_future' | 'too_long_ago' | undefined {
  if (day > today) return 'in_future';
  return day < firstDay(today) ? 'too_long_ago' : undefined;
}

export const sameWords = (a: EntryWords, b: EntryWords): boolean =>
  (['classId', 'day', 'title', 'did', 'detail', 'reflection', 'state'] as const).every((name) => a[name] === b[name]) &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, index) => tag === b.tags[index]);

/**
 * What becomes of words that arrive for an entry that is there. The same writer's later words always go on its earlier
 * ones, also when the answer to those was lost; another writer must have seen what it changes.
 */
export function verdictOn(there: Written, sent: Written): 'apply' | 'known' | 'conflict' {
  if (sameWords(there, sent)) return 'known';
  if (there.writer === sent.writer) return sent.revision > there.revision ? 'apply' : 'known';
  return sent.version === there.version ? 'apply' : 'conflict';
}

/** As many as a text column holds in every script. */
const SEARCHED = 20_000;
/** The words of an entry as a search looks into them. */
export const foldedWords = (words: EntryWords): string =>
  fold([words.title, words.did, words.reflection, words.detail].join('\n')).slice(0, SEARCHED).toWellFormed();

const EXCERPT = 140;
/** The beginning of what was written, without line breaks and Markdown's signs at their beginning. */
export function excerptOf({ did, detail, reflection }: Pick<EntryWords, 'did' | 'detail' | 'reflection'>): string {
  const plain = [did, detail, reflection]
    .join('\n')
    .replace(/^[ \t]*(?:#{1,6}|[-+*>]|\d+[.)])[ \t]+/gm, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const signs = [...plain.slice(0, EXCERPT * 4)];
  return signs.length > EXCERPT ? `${signs.slice(0, EXCERPT).join('')}…` : signs.join('');
}
