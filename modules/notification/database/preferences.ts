import type { Channels, KindGroup } from '#contracts/notification/kinds.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';
import type { Quiet } from '#modules/notification/domain/quiet-hours.ts';

/** What somebody chose; who has chosen nothing has none. */
export type Chosen = {
  readonly channels: Partial<Record<KindGroup, Channels>>;
  /** Their own quiet hours, none at all, or the school's. */
  readonly quiet: Quiet | 'school' | 'off';
  readonly digest: 'daily' | 'weekly' | 'off';
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
};

export const USUAL_CHOICE: Chosen = { channels: {}, quiet: 'school', digest: 'daily', weekday: 5 };

/** What people chose, in one statement however many they are. */
export async function choicesOf(em: EntityManager, personIds: readonly string[]): Promise<Map<string, Chosen>> {
  if (personIds.length === 0) return new Map();
  const rows = await tables(em)
    .selectFrom('preference')
    .selectAll()
    .where('id', 'in', [...personIds])
    .execute();
  return new Map(
    rows.map(({ id, channels, quiet, quietFrom, quietTo, digest, weekday }): [string, Chosen] => [
      id,
      {
        channels: JSON.parse(channels),
        quiet: quiet === 'own' ? { from: quietFrom, to: quietTo } : quiet,
        ...{ digest, weekday },
      },
    ]),
  );
}
