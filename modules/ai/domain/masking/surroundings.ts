const TITLES =
  /^ ?(?:さん|さま|くん|ちゃん|っち|たん|せんせい|せんぱい|こうはい|君|様|氏|先生|先輩|後輩|教諭|校長|教頭|監督|部長|班長|委員長|会長|選手|主任|殿|嬢|家の|一家|夫妻|兄|姉|弟|妹)/u;
const TITLES_BEFORE = /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mx|dr|prof|professor|teacher|coach|sir|madam|principal)\.? $/u;
const SUFFIXES = /^[- ]?(?:san|kun|chan|sensei|sama|senpai)(?![a-z])/u;

/** Whether the name that stands from `start` to `end` of a folded text is called by a title. */
export const hasTitle = (text: string, start: number, end: number): boolean =>
  TITLES.test(text.slice(end, end + 5)) ||
  SUFFIXES.test(text.slice(end, end + 8)) ||
  TITLES_BEFORE.test(text.slice(Math.max(0, start - 12), start));

const latin = /[\p{Script=Latin}\p{N}_]/u;
const kanji = /\p{Script=Han}/u;

/**
 * Whether what is found is a whole word as far as its script has words: Latin letters are bounded by others. `kana` of
 * a katakana word goes on with katakana, which the folded text no longer shows, hence the original's letters.
 */
export function standsAlone(original: string, start: number, end: number): boolean {
  const [first, last] = [original.charAt(start), original.charAt(end - 1)];
  const [before, after] = [original.charAt(start - 1), original.charAt(end)];
  if (wide(first) === 'latin' && wide(before) === 'latin') return false;
  if (wide(last) === 'latin' && wide(after) === 'latin') return false;
  if (wide(first) === 'katakana' && wide(before) === 'katakana') return false;
  return !(wide(last) === 'katakana' && wide(after) === 'katakana');
}

/** Whether kanji adjoin, so that a short name of kanji is likely part of another word. */
export const amongKanji = (text: string, start: number, end: number): boolean =>
  kanji.test(text.charAt(start - 1)) || kanji.test(text.charAt(end));

function wide(letter: string): 'latin' | 'katakana' | 'other' {
  if (!letter) return 'other';
  const plain = letter.normalize('NFKC');
  if (latin.test(plain)) return 'latin';
  return /[\u30a1-\u30f6ー]/u.test(plain) ? 'katakana' : 'other';
}
