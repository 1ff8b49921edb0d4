import { sql } from 'kysely';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { judge, type Verdict } from '#kernel/bus/conformance/oracle.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { eventually } from '#kernel/testing/eventually.ts';

/** How many effects a group has: cheap enough to be asked again and again. */
export async function effectCount(harness: Harness, group: 'academic' | 'notification'): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from effect`.execute(
    tables(fork(harness.database(group))),
  );
  return Number(found.rows[0]?.n);
}

/** The verdict when every committed event has its effect, or `events` of them if so many are expected. */
export async function settled(
  harness: Harness,
  group: 'academic' | 'notification' = 'academic',
  events = 0,
  patience = 60_000,
): Promise<Verdict> {
  return eventually(
    `every committed event has its effect in ${group}`,
    async () => {
      if ((await effectCount(harness, group)) < events) return undefined;
      const verdict = await judge(harness, group);
      return verdict.lost === 0 && verdict.committed >= events ? verdict : undefined;
    },
    patience,
  );
}
