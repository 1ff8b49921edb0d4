import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/content/database/tables.ts';

/** Ids of the pupils of classes, by class. */
export async function pupilsOf(em: EntityManager, classIds: readonly string[]): Promise<Map<string, string[]>> {
  const pupils = new Map<string, string[]>(classIds.map((id) => [id, []]));
  if (classIds.length === 0) return pupils;
  const rows = await seatsIn(em, classIds).select(['m.placeId', 'm.personId']).where('m.as', '=', 'student').execute();
  for (const { placeId, personId } of rows) pupils.get(placeId)?.push(personId);
  return pupils;
}

/** Which of these classes a person teaches, as far as is known here. */
export async function taughtBy(
  em: EntityManager,
  personId: string,
  classIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await seatsIn(em, classIds)
    .select('m.placeId')
    .where('m.personId', '=', personId)
    .where('m.as', '=', 'teacher')
    .execute();
  return new Set(rows.map(({ placeId }) => placeId));
}

const seatsIn = (em: EntityManager, classIds: readonly string[]) =>
  tables(em)
    .selectFrom('replica_academic_memberships as m')
    .where('m.placeId', 'in', [...classIds])
    .where('m.placeKind', '=', 'class')
    .where('m.gone', '=', 0);
