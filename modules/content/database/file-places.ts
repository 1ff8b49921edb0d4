import type { FilePlace, FilePlaceRef } from '#contracts/content/files.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import { theLiveTheme } from '#modules/content/database/find-themes.ts';
import { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { classes } from '#modules/content/replicas/academic.ts';
import { people } from '#modules/content/replicas/user.ts';

/** Whom the files of a place are for: everybody in a class, one person and who teaches them, or the whole school. */
export type Audience = {
  readonly schoolId: string;
  readonly classId: string | null;
  readonly personId: string | null;
  readonly shared?: true;
};

/** A place as rows keep it; `personId` where a thing is one only together with its person. */
export type PlaceParts = { placeKind: FilePlace; placeId: string; personId?: string };

type PlaceKind = {
  /** `undefined`: there is no such thing. */
  audience(em: EntityManager, id: string, personId?: string): Promise<Audience | undefined>;
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
  work: {
    async audience(em, _id, personId) {
      const row = await em.findOne(people.entity, { id: personId ?? '', role: 'student', gone: false });
      return row?.schoolId ? { schoolId: row.schoolId, classId: null, personId: row.id } : undefined;
    },
    // What is handed in keeps the ids of its files; the module it belongs to judges whether it may still change.
    open: async () => undefined,
  },
  school: {
    async audience(em, _id, personId) {
      const row = await em.findOne(people.entity, { id: personId ?? '', role: { $ne: 'student' }, gone: false });
      return row?.schoolId ? { schoolId: row.schoolId, classId: null, personId: row.id, shared: true } : undefined;
    },
    open: async () => undefined,
  },
};
/** In these the person stands before the thing. */
const OF_PERSONS: readonly string[] = ['work', 'school'];

export function partsOf(ref: string): PlaceParts | undefined {
  const [kind, id] = ref.split(':');
  if (!id || !kind || !Object.hasOwn(PLACES, kind)) return undefined;
  if (!OF_PERSONS.includes(kind)) return { placeKind: kind as FilePlace, placeId: id };
  const [personId, placeId] = id.split('.');
  return personId && placeId ? { placeKind: kind as FilePlace, placeId, personId } : undefined;
}

/** The audience of a place as its reference names it. */
export async function audienceOf(em: EntityManager, ref: string): Promise<Audience | undefined> {
  const parts = partsOf(ref);
  return parts && PLACES[parts.placeKind].audience(em, parts.placeId, parts.personId);
}

export const refuseClosed = (em: EntityManager, place: { placeKind: string; placeId: string }): Promise<unknown> =>
  PLACES[place.placeKind as FilePlace].open(em, place.placeId);

export const refOf = (of: { placeKind: string; placeId: string; personId?: string | null | undefined }): FilePlaceRef =>
  (OF_PERSONS.includes(of.placeKind)
    ? `${of.placeKind}:${of.personId}.${of.placeId}`
    : `${of.placeKind}:${of.placeId}`) as FilePlaceRef;
