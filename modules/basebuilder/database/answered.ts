import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** Which of these items somebody has met or answered: they have a history that stays. */
export async function answeredAmong(em: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(em)
    .selectFrom('word')
    .select('itemId')
    .distinct()
    .where('itemId', 'in', [...ids])
    .where((e) => e.or([e('metAt', 'is not', null), e('lastAt', 'is not', null)]))
    .execute();
  return new Set(rows.map(({ itemId }) => itemId));
}
