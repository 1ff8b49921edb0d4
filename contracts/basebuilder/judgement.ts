/**
 * Is a typed answer right? One pure function for the server and for a page without a line, so that both always say the
 * same. What makes no difference: compatibility signs and width (NFKC, Unicode annex 15), case, かな and カナ, typographic
 * quotes, invisible signs, spaces (between words written in Latin letters one is left: `ice cream` is not `icecream`),
 * and punctuation at the end.
 *
 * Long vowels, as far as it is safe: any dash or wave after kana is ー; a ー stands for the vowel it lengthens (とーきょー
 * is とうきょう, せんせー is せんせい, らあめん is ラーメン); the last ー of a word of three signs or more may be left out (サーバ
 * is サーバー, but キ is not キー). おう and おお are told apart: こうり (小売) is not こおり (氷). So is a ー within a word:
 * ビル is not ビール.
 */
export function accepts(accepted: readonly string[], given: string): boolean {
  return accepted.some((answer) => sameAnswer(answer, given));
}

/** The same for one answer; symmetric. Nothing is the same as an empty answer. */
export function sameAnswer(one: string, other: string): boolean {
  const [a, b] = [normalise(one), normalise(other)];
  if (a === '' || b === '') return false;
  return aligned(a, b) || aligned(withoutLastMark(a), b) || aligned(a, withoutLastMark(b));
}

const MARK = 'ー';
const KATAKANA = /[ァ-ヶヽヾ]/g;
/** Between katakana and hiragana in Unicode. */
const KANA_SHIFT = 0x60;
const DASH_AFTER_KANA = /(?<=[ぁ-ゖー])[-‐‑‒–—―−~〜〰]/g;
const SPACE_BESIDE_OTHERS = /(?<![\p{Script=Latin}\p{N}'.,!?;:)])\s+|\s+(?![\p{Script=Latin}\p{N}'(])/gu;
const AT_THE_END = /[\s。、.,!?…・;:]+$/u;

/** What two answers are compared by. Normalising what is normalised changes nothing. */
export function normalise(text: string): string {
  let found = once(text);
  for (let next = once(found); next !== found; next = once(found)) found = next;
  return found;
}

function once(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - KANA_SHIFT))
    .replace(DASH_AFTER_KANA, MARK)
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”‟]/g, '"')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(SPACE_BESIDE_OTHERS, '');
  return folded.replace(AT_THE_END, '') || folded;
}

/** Rows of the kana table by the vowel they end in. */
const ROWS: readonly [vowels: string, signs: string][] = [
  ['あ', 'ぁあかがゕさざただなはばぱまやゃらわゎ'],
  ['い', 'ぃいきぎしじちぢにひびぴみりゐ'],
  ['う', 'ぅうゔくぐすずつづっぬふぶぷむゆゅる'],
  ['えい', 'ぇえけげゖせぜてでねへべぺめれゑ'],
  ['おう', 'ぉおこごそぞとどのほぼぽもよょろを'],
];
const VOWELS = new Map(ROWS.flatMap(([vowels, signs]) => [...signs].map((sign) => [sign, vowels] as const)));

/** Sign by sign the same, where a long vowel may be written by the mark or by its vowel. */
function aligned(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  if (left.length !== right.length) return false;
  return left.every((sign, place) => {
    const other = right[place];
    if (sign === other) return true;
    const before = place === 0 ? undefined : (left[place - 1] ?? '');
    const [mark, vowel] = sign === MARK ? [sign, other] : [other, sign];
    if (mark !== MARK || vowel === undefined || before === undefined) return false;
    const lengthened = [before, right[place - 1] ?? ''].find((one) => one !== MARK);
    return lengthened !== undefined && (VOWELS.get(lengthened)?.includes(vowel) ?? false);
  });
}

/** Technical Japanese leaves the last mark of longer words out (JIS Z 8301 until 2019), everyday Japanese writes it. */
const withoutLastMark = (text: string): string =>
  text.endsWith(MARK) && [...text].length > 3 ? text.slice(0, -1) : text;
