import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/user/database/tables.ts';

/** What people of a school, and operators, are called now, by id. */
export async function namesOf(em: EntityManager, schoolId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { familyName: string; givenName: string }>();
  const rows = await tables(em)
    .selectFrom('user')
    .select(['id', 'familyName', 'givenName'])
    .where('id', 'in', ids as never)
    .where((of) => of.or([of('schoolId', '=', schoolId as never), of('schoolId', 'is', null)]))
    .execute();
  return new Map<string, { familyName: string; givenName: string }>(
    rows.map(({ id, familyName, givenName }) => [id, { familyName, givenName }]),
  );
}
