import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/ai/database/tables.ts';

export async function teachersOf(em: EntityManager, classId: string): Promise<UserId[]> {
  const rows = await seats(em)
    .select('m.personId')
    .where('m.placeId', '=', classId)
    .where('m.as', '=', 'teacher')
    .execute();
  return rows.map(({ personId }) => personId as UserId);
}

/** Whoever keeps the class group (ホームルーム) a pupil sits in, in the year of a class. */
export async function homeroomTeachersOf(em: EntityManager, personId: string, classId: string): Promise<UserId[]> {
  const rows = await seats(em)
    .innerJoin('replica_academic_class_groups as g', 'g.id', 'm.placeId')
    .innerJoin('replica_academic_classes as c', 'c.yearId', 'g.yearId')
    .innerJoin('replica_academic_memberships as s', 's.placeId', 'm.placeId')
    .select('m.personId')
    .where('c.id', '=', classId)
    .where('g.gone', '=', 0)
    .where('m.placeKind', '=', 'classGroup')
    .where('m.as', '=', 'teacher')
    .where('s.personId', '=', personId)
    .where('s.as', '=', 'student')
    .where('s.gone', '=', 0)
    .execute();
  return rows.map((row) => row.personId as UserId);
}

/** Pupils of a class, in the order of their ids. */
export async function pupilsOf(em: EntityManager, classId: string): Promise<UserId[]> {
  const rows = await seats(em)
    .select('m.personId')
    .where('m.placeId', '=', classId)
    .where('m.as', '=', 'student')
    .orderBy('m.personId')
    .execute();
  return rows.map(({ personId }) => personId as UserId);
}

export async function teaches(em: EntityManager, personId: string, classId: string): Promise<boolean> {
  return (await teachersOf(em, classId)).some((id) => id === personId);
}

const seats = (em: EntityManager) => tables(em).selectFrom('replica_academic_memberships as m').where('m.gone', '=', 0);
