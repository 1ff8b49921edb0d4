import { type RawBuilder, sql } from 'kysely';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/analytics/database/tables.ts';

/** Where the class and the pupil of a row stand, as `alias.column`. */
type Place = { classId: string; personId: string };

/**
 * What a teacher sees of a pupil: what was done in a class they teach and, where they lead the class group (homeroom)
 * the pupil sits in, everything.
 */
export const taughtOnly = ({ classId, personId }: Place, teacherId: string): RawBuilder<boolean> =>
  sql<boolean>`exists (
    select 1 from replica_academic_memberships mine
    where mine.personId = ${teacherId} and ${sql.ref('mine.as')} = 'teacher' and mine.gone = 0
      and (mine.placeId = ${sql.ref(classId)} or (mine.placeKind = 'classGroup' and exists (
        select 1 from replica_academic_memberships seat
        where seat.placeId = mine.placeId and seat.personId = ${sql.ref(personId)} and ${sql.ref('seat.as')} = 'student' and seat.gone = 0))))`;

/** Whether a teacher sees what a pupil did in a class: one statement. */
export async function seesWork(
  em: EntityManager,
  { classId, personId }: { classId: string; personId: string },
  teacherId: string,
): Promise<boolean> {
  const seat = await tables(em)
    .selectFrom('replica_academic_memberships as s')
    .select('s.id')
    .where('s.placeId', '=', classId)
    .where('s.personId', '=', personId)
    .where('s.as', '=', 'student')
    .where(taughtOnly({ classId: 's.placeId', personId: 's.personId' }, teacherId))
    .limit(1)
    .executeTakeFirst();
  return seat !== undefined;
}
