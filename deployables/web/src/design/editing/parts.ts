import { randomId } from '../../api/random-id.ts';

/** Something in a document that can be moved, copied and removed: it stands in a list and has an id. */
export type Part = { id: string };
/** Where a part goes: into the list of `parent` (empty where a kind has one list only), before its `index`-th part. */
export type Place = { parent: string; index: number };

/**
 * How the parts of a document are nested: the list of outer parts, and for a kind that stands inside others, what one of
 * those holds.
 */
export type Nesting<Document, Kind extends string> = (
  document: Document,
  kind: Kind,
) => { outer: Part[]; inner?: (parent: Part) => Part[] };

/**
 * Edits of a document with nested parts. Every edit leaves the document before it as it was, for undo. `within` names
 * the parts inside a part, which get ids of their own when it is duplicated.
 */
export function partsOf<Document, Kind extends string>(
  nesting: Nesting<Document, Kind>,
  within: (part: Part) => readonly Part[],
) {
  const edited = (document: Document, change: (copy: Document) => void): Document => {
    const copy = structuredClone(document);
    change(copy);
    return copy;
  };
  const listAt = (document: Document, kind: Kind, parent: string): Part[] | undefined => {
    const { outer, inner } = nesting(document, kind);
    if (!inner) return outer;
    const found = outer.find((part) => part.id === parent);
    return found && inner(found);
  };
  const placeOf = (document: Document, kind: Kind, id: string): Place | undefined => {
    const { outer, inner } = nesting(document, kind);
    for (const [parent, list] of inner
      ? outer.map((part) => [part.id, inner(part)] as const)
      : [['', outer] as const]) {
      const index = list.findIndex((part) => part.id === id);
      if (index >= 0) return { parent, index };
    }
    return undefined;
  };
  const countAt = (document: Document, kind: Kind, parent: string): number =>
    listAt(document, kind, parent)?.length ?? 0;
  const insert = (document: Document, kind: Kind, place: Place, part: Part): Document =>
    edited(document, (copy) => void listAt(copy, kind, place.parent)?.splice(place.index, 0, part));
  const remove = (document: Document, kind: Kind, id: string): Document =>
    edited(document, (copy) => {
      const place = placeOf(copy, kind, id);
      if (place) listAt(copy, kind, place.parent)?.splice(place.index, 1);
    });
  /** `to` counts in the list as it is now, the moved part included. */
  const move = (document: Document, kind: Kind, id: string, to: Place): Document =>
    edited(document, (copy) => {
      const from = placeOf(copy, kind, id);
      const source = from && listAt(copy, kind, from.parent);
      const target = listAt(copy, kind, to.parent);
      if (!from || !source || !target) return;
      const [part] = source.splice(from.index, 1);
      const shift = from.parent === to.parent && from.index < to.index ? 1 : 0;
      if (part) target.splice(to.index - shift, 0, part);
    });
  /** One step up or down; past the end of its list an inner part goes on into the next outer one. */
  const stepTo = (document: Document, kind: Kind, id: string, by: 1 | -1): Place | undefined => {
    const place = placeOf(document, kind, id);
    if (!place) return undefined;
    const index = place.index + (by === 1 ? 2 : -1);
    if (index >= 0 && index <= countAt(document, kind, place.parent)) return { ...place, index };
    const { outer, inner } = nesting(document, kind);
    if (!inner) return undefined;
    const next = outer[outer.findIndex((part) => part.id === place.parent) + by];
    return next && { parent: next.id, index: by === 1 ? 0 : inner(next).length };
  };
  /** The same part again, right below. */
  const duplicate = (document: Document, kind: Kind, id: string): Document => {
    const place = placeOf(document, kind, id);
    const part = place && listAt(document, kind, place.parent)?.[place.index];
    if (!place || !part) return document;
    const copy = structuredClone(part);
    for (const one of [copy, ...within(copy)]) one.id = randomId();
    return insert(document, kind, { ...place, index: place.index + 1 }, copy);
  };
  return { placeOf, countAt, insert, remove, move, stepTo, duplicate };
}
export type Parts<Document, Kind extends string> = ReturnType<typeof partsOf<Document, Kind>>;
