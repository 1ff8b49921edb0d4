import type { ValueName, Values } from '#modules/notification/templates/template.ts';

/** `{{name}}`, the place of a value; whatever else stands in double braces is a mistake. */
const PLACE = /\{\{\s*([A-Za-z]+)\s*\}\}/g;

export type Place = { readonly name: string; readonly at: number };

export const placesIn = (text: string): Place[] =>
  [...text.matchAll(PLACE)].map((found) => ({ name: found[1] ?? '', at: found.index }));

/** Where braces are that make no place: one that was opened and not closed, or closed and never opened. */
export function strayBrace(text: string): number | undefined {
  const rest = text.replace(PLACE, (place) => ' '.repeat(place.length));
  const at = rest.search(/\{\{|\}\}/);
  return at === -1 ? undefined : at;
}

/** Puts values in once: a value that looks like a place itself stays as it is. `words` treats what is between them too. */
export const fill = (text: string, values: Values, word: (text: string) => string = (same) => same): string =>
  text
    .split(/(\{\{\s*[A-Za-z]+\s*\}\})/)
    .map((part, index) => word(index % 2 ? (values[part.slice(2, -2).trim() as ValueName] ?? '') : part))
    .join('');
