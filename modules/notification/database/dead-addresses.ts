import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';

/** Which of these addresses no mail server takes, with the reason of the one that said so. */
export async function deadAddresses(em: EntityManager, addresses: readonly string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await tables(em)
    .selectFrom('dead_address')
    .select(['address', 'reason'])
    .where('address', 'in', [...new Set(addresses)])
    .execute();
  return new Map(rows.map(({ address, reason }) => [address, reason]));
}
