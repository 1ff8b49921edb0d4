import { DAY } from '#kernel/clock.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { databaseNow } from '#kernel/events/sql.ts';

const PER_TRANSACTION = 1000;

/** Names of groups that only replay begin like this. */
export const REPLAY = 'replay-';

/**
 * Removes events that are older than the retention and behind every registered group. Never those kept for ever, and
 * never the last of a partition: readers find their way by it. Answers how many.
 */
export async function prune(database: Database, retention = 7 * DAY): Promise<number> {
  let removed = 0;
  for (const part of ALL_PARTITIONS) {
    for (let more = true; more; ) {
      const count = await prunePart(database, part, retention);
      removed += count;
      more = count === PER_TRANSACTION;
    }
  }
  return removed;
}

/** Recorded replies are for those who ask again: nobody does after the retention. Answers how many were removed. */
export async function pruneReplies(database: Database, retention = 7 * DAY): Promise<number> {
  const done = await tables(fork(database))
    .deleteFrom('bus_reply')
    .where((of) => of('at', '<', of(databaseNow(database.dialect), '-', retention)))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** Jobs and sagas that came to an end, as long as somebody may still look at them; answers how many were removed. */
export async function pruneEnded(database: Database, kept = 30 * DAY): Promise<number> {
  const db = tables(fork(database));
  const now = databaseNow(database.dialect);
  const jobs = await db
    .deleteFrom('bus_job')
    .where('state', 'in', ['done', 'failed'])
    .where((of) => of('at', '<', of(now, '-', kept)))
    .executeTakeFirst();
  const sagas = await db
    .deleteFrom('bus_saga')
    .where((of) => of('endedAt', '<', of(now, '-', kept)))
    .executeTakeFirst();
  return Number(jobs.numDeletedRows) + Number(sagas.numDeletedRows);
}

/**
 * A replay that was killed could not take leave of its sources, which would keep everything for it. One that has said
 * nothing for a day has ended. Answers how many rows were removed.
 */
export async function forgetReplays(database: Database, silence = DAY): Promise<number> {
  const done = await tables(fork(database))
    .deleteFrom('bus_group')
    .where('grp', 'like', `${REPLAY}%`)
    .where((of) => of('seenAt', '<', of(databaseNow(database.dialect), '-', silence)))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

function prunePart(database: Database, part: number, retention: number): Promise<number> {
  return fork(database).transactional(async (em) => {
    const db = tables(em);
    const state = await db.selectFrom('bus_relay').select('head').where('part', '=', part).executeTakeFirst();
    const passed = await db
      .selectFrom('bus_group')
      .select((of) => of.fn.min('cursor').as('cursor'))
      .where('part', '=', part)
      .where('state', '!=', 'retired')
      .executeTakeFirst();
    const head = Number(state?.head ?? 0);
    const rows = await db
      .selectFrom('bus_event')
      .select(['id', 'pos'])
      .where('part', '=', part)
      .where('pos', '<=', Math.min(head - 1, Number(passed?.cursor ?? head)))
      .where('keep', '=', 'retention')
      .where((of) => of('publishedAt', '<', of(databaseNow(database.dialect), '-', retention)))
      .orderBy('pos')
      .limit(PER_TRANSACTION)
      .execute();
    const last = rows.at(-1);
    if (!last) return 0;
    await db
      .deleteFrom('bus_event')
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    const pruned = Number(last.pos);
    await db.updateTable('bus_relay').set({ pruned }).where('part', '=', part).where('pruned', '<', pruned).execute();
    return rows.length;
  });
}
