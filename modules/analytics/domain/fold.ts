/** Katakana as hiragana. */
const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

/** What makes two spellings the same words for a search: compatibility forms, width, case, カナ and かな, spaces. */
export const fold = (text: string): string =>
  hiragana(text.normalize('NFKC').toLowerCase()).replace(/\s+/gu, ' ').trim();
