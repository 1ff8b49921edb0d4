import { type RawBuilder, sql } from 'kysely';

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
