import { Refusal } from '#kernel/errors.ts';

/** The place in a list after which the next page starts, opaque to clients. */
export const encodeCursor = (place: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor back; refuses one that was not made by us or for another kind of list. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === length) return place;
  } catch {
    // falls through: the refusal below is the same for every unreadable cursor
  }
  throw new Refusal('BAD_REQUEST', 'This cursor is not valid.');
}

/**
 * A row as Kysely reads it, the same on both dialects: booleans are 0 or 1, JSON columns are text, everything else is as
 * in the entity (instants are numbers, days are text).
 */
export type Raw<Row> = {
  [Key in keyof Row]: Row[Key] extends boolean
    ? 0 | 1
    : Row[Key] extends string | number | null | undefined
      ? Row[Key]
      : string;
};
