import type { PersonRef } from '#contracts/academic/routes.ts';
import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';

const NAMES = ['familyName', 'givenName', 'familyKana', 'givenKana'] as const;
/** Names as a left join finds them; empty once the account has gone. */
type Found = { [Key in (typeof NAMES)[number]]?: string | null | undefined };

export const nameOf = (id: string, found: Found | undefined): PersonRef => ({
  id: id as UserId,
  familyName: found?.familyName ?? '',
  givenName: found?.givenName ?? '',
  familyKana: found?.familyKana ?? '',
  givenKana: found?.givenKana ?? '',
});

/** Names of people by id, in one statement. */
export async function namesOf(em: EntityManager, ids: readonly string[]): Promise<(id: string) => PersonRef> {
  const wanted = [...new Set(ids)];
  const rows = wanted.length
    ? await tables(em)
        .selectFrom('replica_user_people')
        .select(['id', ...NAMES])
        .where('id', 'in', wanted)
        .execute()
    : [];
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => nameOf(id, known.get(id));
}
