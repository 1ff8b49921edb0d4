/** What a theme says of itself. */
export type ThemeWords = { readonly title: string; readonly question: string };
/** An item, as far as it is compared with a theme. */
export type Comparable = {
  readonly id: string;
  readonly title: string;
  /** Without the `true` and `false` of true/false: they are no words of it. */
  readonly accepted: readonly string[];
  readonly question: string;
  /** From the root of the tree to its own. */
  readonly categories: readonly string[];
};
export type Suggestion = {
  readonly id: string;
  readonly score: number;
  readonly because: 'word' | 'shared' | 'category';
  readonly common: readonly string[];
  readonly relevance: number;
};

/** Words of nearly every question: they say nothing of what it is about. */
const EMPTY_WORDS = new Set(
  'the and for are how why what when where which who does did can could that this with from into our their your have has was were will would should about between among affect effect change make use'.split(
    ' ',
  ),
);
const EMPTY_PARTS = new Set([
  ...'影響 関係 方法 理由 問題 場合 調査 研究 必要 可能 変化'.split(' '),
  ...'人日中上下前後何一二三見言出入間時物者所数自分使思変行来考作名大小方多少私起',
]);
const LATIN_WORD = /[\p{Script=Latin}\p{N}]+(?:['’-][\p{Script=Latin}\p{N}]+)*/gu;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const JAPANESE_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}/gu;
const [KANJI_RUN, KATAKANA_RUN] = [/\p{Script=Han}+/gu, /[\p{Script=Katakana}ー]{2,}/gu];
const LEAST_LATIN = 3;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** One and many are the same word: rivers is river, boxes is box, and the s of class stays. */
const singular = (word: string): string =>
  word.length > LEAST_LATIN && word.endsWith('s') && !word.endsWith('ss')
    ? word.replace(/(?<=ch|sh|s|x|z)es$|s$/, '')
    : word;
const latinWords = (text: string): string[] => [...fold(text).matchAll(LATIN_WORD)].map(([word]) => singular(word));
const tells = (word: string): boolean =>
  word.length >= LEAST_LATIN && !EMPTY_WORDS.has(word) && !/^\p{N}+$/u.test(word);

/** Stretches of Japanese that carry meaning, each with how long the parts are it is compared by. */
const runsOf = (text: string): [run: string, size: number][] => [
  ...[...fold(text).matchAll(KANJI_RUN)].map(([run]): [string, number] => [run, Math.min(2, [...run].length)]),
  ...[...fold(text).matchAll(KATAKANA_RUN)].map(([run]): [string, number] => [run, Math.min(3, [...run].length)]),
];
const partsOf = ([run, size]: [string, number]): string[] => {
  const signs = [...run];
  return Array.from({ length: signs.length - size + 1 }, (_, at) => signs.slice(at, at + size).join(''));
};
/** What a text is compared by: its Latin words, pairs of its kanji or one that stands alone, threes of its katakana. */
const termsOf = (text: string): Set<string> =>
  new Set([
    ...latinWords(text).filter(tells),
    ...runsOf(text)
      .flatMap(partsOf)
      .filter((part) => !EMPTY_PARTS.has(part)),
  ]);

/** A theme, ready to be compared with many items. */
export class ThemeText {
  readonly terms: ReadonlySet<string>;
  /** Every two signs of Japanese that follow one another: a word that stands in the theme has some of them. */
  readonly pairs: ReadonlySet<string>;
  /** Folded and without spaces: Japanese is looked for in it sign by sign. */
  readonly folded: string;
  readonly #latin: string;
  readonly #runs: readonly [string, number][];

  constructor({ title, question }: ThemeWords) {
    const text = `${title}。${question}`;
    this.terms = termsOf(text);
    this.pairs = new Set([...fold(text).matchAll(JAPANESE_RUN)].flatMap(([run]) => partsOf([run, 2])));
    this.folded = fold(text).replace(/\s+/g, '');
    this.#latin = ` ${latinWords(text).join(' ')} `;
    this.#runs = runsOf(text);
  }

  /** The word stands in the theme: Japanese as it is written, Latin word by word. */
  holds(word: string): boolean {
    const folded = fold(word).replace(/\s+/g, '');
    if (EMPTY_PARTS.has(folded)) return false;
    if ([...folded].length === 1) return this.terms.has(folded);
    if (JAPANESE.test(folded)) return folded.length >= leastOf(folded) && this.folded.includes(folded);
    const words = latinWords(word);
    return words.some(tells) && this.#latin.includes(` ${words.join(' ')} `);
  }

  /** What is shared, as words a person can read: parts that follow one another in the theme are one word. */
  common(terms: ReadonlySet<string>): string[] {
    const stretches = this.#runs.flatMap(([run, size]) => {
      const found: string[] = [];
      let open = false;
      for (const part of partsOf([run, size])) {
        const last = found.at(-1);
        if (!terms.has(part)) open = false;
        else if (open && last !== undefined) found[found.length - 1] = last + ([...part].at(-1) ?? '');
        else found.push(part);
        open = terms.has(part);
      }
      return found;
    });
    const latin = [...this.terms].filter((term) => !JAPANESE.test(term) && terms.has(term));
    return [...new Set([...latin, ...stretches])];
  }
}

/** Two signs are a word; two hiragana are rather a particle. */
const leastOf = (word: string): number => (/^\p{Script=Hiragana}+$/u.test(word) ? 3 : 2);

const MOST_SHOWN = 3;
/** A kanji that stands alone is a word (川) or the stem of one (減る): it says less than two together. */
const weightOf = (term: string): number => ([...term].length === 1 ? 0.5 : 1);

/**
 * Items that may have to do with a theme, the best first. The matching is simple and says so: it compares how words are
 * written, not what they mean. An item scores when its title or an accepted answer stands in the theme's title or
 * question (6, and up to 2 more the longer it is), by what its own words share with the theme (up to 4), and when the
 * name of its category stands there (2). Latin words count whole, one and many alike; Japanese has no spaces, so that
 * pairs of kanji, a kanji between kana and threes of katakana are compared, which also finds some that share signs by chance, and finds
 * nothing that is written in another way (海 and うみ, 二酸化炭素 and CO2). The same theme and items give the same list.
 */
export function suggest(theme: ThemeText, items: readonly Comparable[], most: number): Suggestion[] {
  return items
    .flatMap((item) => {
      const suggestion = compare(theme, item);
      return suggestion ? [{ ...suggestion, title: item.title }] : [];
    })
    .sort((a, b) => b.score - a.score || order(a.title, b.title) || order(a.id, b.id))
    .slice(0, most)
    .map(({ title: _, ...suggestion }) => suggestion);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compare(theme: ThemeText, item: Comparable): Suggestion | undefined {
  const [word] = [item.title, ...item.accepted]
    .filter((one) => theme.holds(one))
    .sort((a, b) => b.length - a.length || order(a, b));
  const own = termsOf([item.title, ...item.accepted, item.question].join('\n'));
  const shared = new Set([...own].filter((term) => theme.terms.has(term)));
  const weight = [...shared].reduce((sum, term) => sum + weightOf(term), 0);
  const category = item.categories.find((name) => theme.holds(name));
  const score =
    (word ? 6 + Math.min(word.length, 10) / 5 : 0) + (4 * weight) / (weight + 2) + (category === undefined ? 0 : 2);
  if (score === 0) return undefined;
  const rounded = Math.round(score * 100) / 100;
  const { id } = item;
  if (word !== undefined) return { id, score: rounded, because: 'word', common: [word], relevance: 5 };
  if (shared.size > 0) {
    const common = theme.common(shared).slice(0, MOST_SHOWN);
    return { id, score: rounded, because: 'shared', common, relevance: weight > 2 ? 4 : weight < 1 ? 2 : 3 };
  }
  return { id, score: rounded, because: 'category', common: category === undefined ? [] : [category], relevance: 2 };
}
