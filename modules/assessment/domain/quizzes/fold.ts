const KATAKANA = /[\u30a1-\u30f6]/g;
/** Between katakana and hiragana in Unicode. */
const KANA_SHIFT = 0x60;
const SPACES = /[\s\p{Cf}]/gu;

const once = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - KANA_SHIFT))
    .replace(SPACES, '');

/**
 * What two short answers are compared by: full and half width, compatibility signs (NFKC, Unicode annex 15), case, kana
 * and spaces make no difference. Folding what is folded changes nothing.
 */
export function fold(text: string): string {
  let folded = once(text);
  for (let next = once(folded); next !== folded; next = once(folded)) folded = next;
  return folded;
}

/** Does it say one of the accepted answers? `exact`: only the spaces around it are ignored. */
export function accepts(key: { accepted: readonly string[]; exact: boolean }, given: string): boolean {
  const same = key.exact ? (text: string) => text.trim() : fold;
  const said = same(given);
  return said !== '' && key.accepted.some((accepted) => same(accepted) === said);
}
