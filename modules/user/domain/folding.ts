/** What makes two spellings the same text: compatibility forms, width and case (Unicode NFKC). */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Katakana as hiragana, so that タナカ and たなか sort and search alike. */
const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

export const foldKana = (text: string): string => hiragana(fold(text)).replace(/\s+/g, ' ');

type Named = { familyName: string; givenName: string; familyKana: string; givenKana: string };

/** What lists by reading are sorted on; people without a reading stand by their name. */
export const kanaKey = (names: Named): string =>
  foldKana(`${names.familyKana || names.familyName} ${names.givenKana || names.givenName}`).slice(0, 250);

/** One text a search looks into: names, readings and login id, without spaces. */
export const searchKey = (person: Named & { loginId: string }): string =>
  [
    person.familyName + person.givenName,
    person.familyKana + person.givenKana,
    person.givenName + person.familyName,
    person.loginId,
  ]
    .map(searchTerm)
    .join('|');

export const searchTerm = (text: string): string => foldKana(text).replace(/\s/g, '');
