/** A text made comparable, with where each of its letters stands in the original. */
export type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

/** Forms of one kanji that names are written with now this way, now that. */
const VARIANTS: Record<string, string> = Object.fromEntries(
  [
    '高髙',
    '崎﨑嵜',
    '斉斎齊齋',
    '辺邊邉',
    '沢澤',
    '浜濱濵',
    '広廣',
    '桜櫻',
    '国國',
    '島嶋嶌',
    '富冨',
    '吉𠮷',
    '真眞',
    '竜龍',
    '恵惠',
    '徳德',
    '関關',
    '黒黑',
    '塚塚',
    '祐祐',
    '館舘',
    '渕淵',
    '薮藪',
    '条條',
    '滝瀧',
    '検檢',
    '亀龜',
    '遥遙',
    '槙槇',
    '凜凛',
    '峰峯',
    '涼凉',
    '穂穗',
  ].flatMap((forms) => [...forms].slice(1).map((other) => [other, forms[0] ?? other])),
);
/** Written between letters without being one: zero-width marks, soft hyphen, variation selectors. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|\p{Variation_Selector}/u;
const ACCENTS = /\p{Script=Inherited}/gu;
const latin = /^\p{Script=Latin}(?:\p{Script=Latin}|\p{Script=Inherited})*$/u;
/** Sound marks of kana, half and full width, and accents that stand apart. */
const isMark = (code: number): boolean =>
  code === 0xff9e || code === 0xff9f || code === 0x3099 || code === 0x309a || (code >= 0x300 && code <= 0x36f);

/**
 * Full and half width, katakana and hiragana, upper and lower case, accents, old and new kanji become one; runs of white
 * space one space; what cannot be seen is left out.
 */
export function fold(original: string): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < original.length) {
    let letter = String.fromCodePoint(original.codePointAt(at) ?? 0);
    // Marks that follow belong to their letter: half-width ｶ and ﾞ are one ガ, e and ́ one é.
    let end = at + letter.length;
    while (isMark(original.charCodeAt(end))) end += 1;
    letter = original.slice(at, end);
    for (const unit of foldLetter(letter)) {
      if (unit === ' ' && text.endsWith(' ')) {
        ends[ends.length - 1] = end;
        continue;
      }
      text += unit;
      for (let unitAt = 0; unitAt < unit.length; unitAt++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text, starts, ends };
}

/** The folded form alone, for what is looked for. */
export const folded = (text: string): string => fold(text).text.trim();

function foldLetter(letter: string): string {
  if (INVISIBLE.test(letter)) return '';
  const plain = letter.normalize('NFKC').toLowerCase();
  let text = '';
  for (const one of plain) {
    const code = one.codePointAt(0) ?? 0;
    if (/\s/u.test(one)) text += ' ';
    else if (code >= 0x30a1 && code <= 0x30f6) text += String.fromCodePoint(code - 0x60);
    else text += VARIANTS[one] ?? one;
  }
  // Only letters of Latin script carry accents that may be missing; か and が are two.
  return latin.test(text) ? text.normalize('NFD').replace(ACCENTS, '') : text;
}
