import type { PersonRef } from '#contracts/academic/routes.ts';
import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/academic/database/tables.ts';

type Names = Pick<PersonRef, 'familyName' | 'givenName' | 'familyKana' | 'givenKana'>;
const NAMES = ['familyName', 'givenName', 'familyKana', 'givenKana'] as const;

export const personRef = (id: string, names: Partial<Names> | undefined): PersonRef => ({
  id: id as UserId,
  familyName: names?.familyName ?? '',
  givenName: names?.givenName ?? '',
  familyKana: names?.familyKana ?? '',
  givenKana: names?.givenKana ?? '',
});

/** People of one school by id, from the replica: those not (any more) in it are missing from the answer. */
export async function peopleOf(em: EntityManager, schoolId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Names & { role: string; status: string }>();
  const rows = await tables(em)
    .selectFrom('replica_user_people')
    .select(['id', 'role', 'status', ...NAMES])
    .where('schoolId', '=', schoolId)
    .where('gone', '=', 0)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
