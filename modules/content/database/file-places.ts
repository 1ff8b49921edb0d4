import type { FilePlace, FilePlaceRef } from '#contracts/content/files.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import { theLiveTheme } from '#modules/content/database/find-themes.ts';
import { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { classes } from '#modules/content/replicas/academic.ts';

/** Whom the files of a place are for: everybody in a class, or one person and who teaches them. */
export type Audience = { readonly schoolId: string; readonly classId: string | null; readonly personId: string | null };

type PlaceKind = {
  /** `undefined`: there is no such thing. */
  audience(em: EntityManager, id: string): Promise<Audience | undefined>;
  /** Refuses when the thing takes no changes. */
  open(em: EntityManager, id: string): Promise<unknown>;
};

/** Everything a file can belong to. A further kind is one more entry here and one more word in the contract. */
const PLACES: Record<FilePlace, PlaceKind> = {
  class: {
    async audience(em, id) {
      const row = await em.findOne(classes.entity, { id, gone: false });
      return row ? { schoolId: row.schoolId, classId: id, personId: null } : undefined;
    },
    open: theOpenClass,
  },
  theme: {
    async audience(em, id) {
      const row = await em.findOne(PersonalTheme, { id, removedAt: null });
      return row ? { schoolId: row.schoolId, classId: null, personId: row.personId } : undefined;
    },
    open: theLiveTheme,
  },
};

export function partsOf(ref: string): { placeKind: FilePlace; placeId: string } | undefined {
  const [kind, placeId] = ref.split(':');
  if (!placeId || !kind || !Object.hasOwn(PLACES, kind)) return undefined;
  return { placeKind: kind as FilePlace, placeId };
}

/** The audience of a place as its reference names it. */
export async function audienceOf(em: EntityManager, ref: string): Promise<Audience | undefined> {
  const parts = partsOf(ref);
  return parts && PLACES[parts.placeKind].audience(em, parts.placeId);
}

export const refuseClosed = (em: EntityManager, place: { placeKind: string; placeId: string }): Promise<unknown> =>
  PLACES[place.placeKind as FilePlace].open(em, place.placeId);

export const refOf = (of: { placeKind: string; placeId: string }): FilePlaceRef =>
  `${of.placeKind}:${of.placeId}` as FilePlaceRef;
