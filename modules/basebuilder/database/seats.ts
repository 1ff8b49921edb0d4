import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

const seatsIn = (em: EntityManager) =>
  tables(em).selectFrom('replica_academic_memberships as m').where('m.placeKind', '=', 'class').where('m.gone', '=', 0);

/** Ids of the pupils of classes, by class: one statement. */
export async function pupilIdsOf(em: EntityManager, classIds: readonly string[]): Promise<Map<string, string[]>> {
  const pupils = new Map<string, string[]>(classIds.map((id) => [id, []]));
  if (classIds.length === 0) return pupils;
  const rows = await seatsIn(em)
    .select(['m.placeId', 'm.personId'])
    .where('m.placeId', 'in', [...classIds])
    .where('m.as', '=', 'student')
    .orderBy('m.personId')
    .execute();
  for (const { placeId, personId } of rows) pupils.get(placeId)?.push(personId);
  return pupils;
}

/** The classes somebody teaches, put away or not. */
export async function taughtClasses(em: EntityManager, personId: string): Promise<string[]> {
  const rows = await seatsIn(em)
    .select('m.placeId')
    .where('m.personId', '=', personId)
    .where('m.as', '=', 'teacher')
    .execute();
  return rows.map(({ placeId }) => placeId);
}
