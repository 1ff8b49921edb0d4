import type { Belonging } from '#contracts/define.ts';
import type { Belongings } from '#kernel/module.ts';
import { audienceOf } from '#modules/content/database/file-places.ts';
import { StoredFile, Upload } from '#modules/content/database/files.ts';

type Row = {
  schoolId: string;
  classId?: string | null | undefined;
  personId?: string | null | undefined;
  shared?: boolean;
};

const belonging = ({ schoolId, classId, personId, shared }: Row): Belonging => ({
  schoolId,
  ...(classId ? { classId } : {}),
  ...(personId ? { personId } : {}),
  ...(shared ? { shared } : {}),
});

/** A file belongs to whom its place belongs to; an upload, until it is finished, to who sends it. */
export const fileBelongings: Belongings = {
  async filePlace(em, ref) {
    const audience = await audienceOf(em, ref);
    return audience && belonging(audience);
  },
  async upload(em, id) {
    // A finished upload is still its sender's: finishing may be asked for again when the answer was lost.
    const row = (await em.findOne(Upload, { id })) ?? (await em.findOne(StoredFile, { id }));
    return row ? { schoolId: row.schoolId, personId: row.uploadedBy } : undefined;
  },
  async file(em, id) {
    const row = await em.findOne(StoredFile, { id, removedAt: null });
    return row
      ? belonging({
          schoolId: row.schoolId,
          classId: row.classId,
          personId: row.personId,
          shared: row.placeKind === 'school',
        })
      : undefined;
  },
  async removedFile(em, id) {
    const row = await em.findOne(StoredFile, { id, removedAt: { $ne: null } });
    return row ? belonging(row) : undefined;
  },
};
