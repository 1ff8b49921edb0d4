import type { MembershipRow } from '#contracts/define.ts';
import type { AnyEntity, EntityManager } from '#kernel/database/database.ts';

/** Who sits where, read from the module's own table or replica of memberships. */
export interface Relations {
  /** A pupil or teacher of this class? */
  sitsIn(personId: string, classId: string): Promise<boolean>;
  teaches(personId: string, classId: string): Promise<boolean>;
  /** Teaches a class, or leads the class group, in which the other person sits. */
  teachesPerson(teacherId: string, studentId: string): Promise<boolean>;
}

type Table = { membership: Omit<MembershipRow, 'number'> & { gone: boolean | 0 | 1 } };

export function relationsOf(em: EntityManager, memberships: AnyEntity): Relations {
  const table = memberships.meta.tableName;
  const db = em.getKysely<Table>();
  const seats = () => db.selectFrom(`${table} as m` as 'membership as m').where('m.gone', '=', 0);
  return {
    async sitsIn(personId, classId) {
      const row = await seats()
        .select('m.as')
        .where('m.placeId', '=', classId)
        .where('m.placeKind', '=', 'class')
        .where('m.personId', '=', personId)
        .executeTakeFirst();
      return row !== undefined;
    },
    async teaches(personId, classId) {
      const row = await seats()
        .select('m.as')
        .where('m.placeId', '=', classId)
        .where('m.placeKind', '=', 'class')
        .where('m.personId', '=', personId)
        .where('m.as', '=', 'teacher')
        .executeTakeFirst();
      return row !== undefined;
    },
    async teachesPerson(teacherId, studentId) {
      const row = await seats()
        .innerJoin(`${table} as s` as 'membership as s', 's.placeId', 'm.placeId')
        .select('m.as')
        .where('m.personId', '=', teacherId)
        .where('m.as', '=', 'teacher')
        .where('s.personId', '=', studentId)
        .where('s.as', '=', 'student')
        .where('s.gone', '=', 0)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
