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
