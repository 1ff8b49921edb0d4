import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/assessment/database/tables.ts';

/** Which of these classes a person teaches, as far as is known here. */
export async function taughtBy(
  em: EntityManager,
  personId: string,
  classIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tables(em)
    .selectFrom('replica_academic_memberships')
    .select('placeId')
    .where('placeId', 'in', [...classIds])
    .where('placeKind', '=', 'class')
    .where('personId', '=', personId)
    .where('as', '=', 'teacher')
    .where('gone', '=', 0)
    .execute();
  return new Set(rows.map(({ placeId }) => placeId));
}

const seatsIn = (em: EntityManager, classIds: readonly string[]) =>
  tables(em)
    .selectFrom('replica_academic_memberships as m')
    .where('m.placeId', 'in', [...classIds])
    .where('m.placeKind', '=', 'class')
    .where('m.gone', '=', 0);

/** Ids of the pupils of classes, by class: one statement. */
export async function pupilIdsOf(em: EntityManager, classIds: readonly string[]): Promise<Map<string, string[]>> {
  const pupils = new Map<string, string[]>(classIds.map((id) => [id, []]));
  if (classIds.length === 0) return pupils;
  const rows = await seatsIn(em, classIds).select(['m.placeId', 'm.personId']).where('m.as', '=', 'student').execute();
  for (const { placeId, personId } of rows) pupils.get(placeId)?.push(personId);
  return pupils;
}

/** Whether somebody sits in a class in that part. */
export async function sitsIn(
  em: EntityManager,
  classId: string,
  personId: string,
  as: 'student' | 'teacher',
): Promise<boolean> {
  const row = await seatsIn(em, [classId])
    .select('m.id')
    .where('m.personId', '=', personId)
    .where('m.as', '=', as)
    .executeTakeFirst();
  return row !== undefined;
}

/** The classes somebody sits in, in that part. */
export async function classesOf(em: EntityManager, personId: string, as: 'student' | 'teacher'): Promise<string[]> {
  const rows = await tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.placeId')
    .select('m.placeId')
    .where('m.personId', '=', personId)
    .where('m.placeKind', '=', 'class')
    .where('m.as', '=', as)
    .where('m.gone', '=', 0)
    .where('c.gone', '=', 0)
    .where('c.archived', '=', 0)
    .execute();
  return rows.map(({ placeId }) => placeId);
}

/** The project group of every pupil of these classes who is in one; by class, as a pupil may be in one of each. */
export async function groupsOf(
  em: EntityManager,
  classIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const groups = new Map<string, Map<string, string>>(classIds.map((id) => [id, new Map()]));
  if (classIds.length === 0) return groups;
  const rows = await tables(em)
    .selectFrom('replica_academic_group_members')
    .select(['classId', 'groupId', 'personId'])
    .where('classId', 'in', [...classIds] as never)
    .where('gone', '=', 0)
    .execute();
  for (const { classId, groupId, personId } of rows) groups.get(classId)?.set(personId, groupId);
  return groups;
}
