import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/analytics/database/tables.ts';

const NAMES = ['familyName', 'givenName', 'familyKana', 'givenKana'] as const;
export type Name = { id: UserId } & Record<(typeof NAMES)[number], string>;
/** Names as a left join finds them. */
type Found = { [Key in (typeof NAMES)[number]]?: string | null | undefined };

/** A person as lists show them; empty names once the account has gone. */
export const nameOf = (id: string, found: Found | undefined): Name => ({
  id: id as UserId,
  familyName: found?.familyName ?? '',
  givenName: found?.givenName ?? '',
  familyKana: found?.familyKana ?? '',
  givenKana: found?.givenKana ?? '',
});

/** Names of people by id, in one statement. */
export async function namesOf(em: EntityManager, ids: readonly string[]): Promise<(id: string) => Name> {
  const rows = ids.length
    ? await tables(em)
        .selectFrom('replica_user_people')
        .select(['id', ...NAMES])
        .where('id', 'in', [...new Set(ids)])
        .execute()
    : [];
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => nameOf(id, known.get(id));
}
