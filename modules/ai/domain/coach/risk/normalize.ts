const HIRAGANA_FROM_KATAKANA = 0x60;

/** One spelling for one sound: full and half width, capitals and カタカナ are the same as their plain forms. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - HIRAGANA_FROM_KATAKANA))
    .replace(/[’‘`]/g, "'");

/** Without anything between the letters, as Japanese is searched: 「し に　た・い」 is 「しにたい」. */
export const joined = (text: string): string => plain(text).replace(/[\s\p{P}\p{S}\p{Cf}ー〜]+/gu, '');

/** Words in their order with one space between, as English is searched: `k i l l  myself` is `kill myself`. */
export const spaced = (text: string): string =>
  ` ${plain(text)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(?:^|(?<= ))\p{L}(?: \p{L}(?= |$)){2,}/gu, (letters) => letters.replaceAll(' ', ''))} `;
