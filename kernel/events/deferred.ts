import type { Selectable } from 'kysely';
import type { ModuleName } from '#contracts/define.ts';
import type { Carried } from '#kernel/bus/bus.ts';
import { type EntityManager, fork } from '#kernel/database/database.ts';
import { errorFacts } from '#kernel/error-facts.ts';
import { type BusTables, type DeferredState, tables } from '#kernel/events/entities.ts';
import { aggregateOf, type Wire } from '#kernel/events/envelope.ts';
import type { Group, PartitionKey } from '#kernel/events/group.ts';
import { databaseNow } from '#kernel/events/sql.ts';
import { furthestAhead } from '#kernel/events/timing.ts';

export type DeferredRow = Selectable<BusTables['bus_deferred']>;
/** Which row: the group's `bus_deferred` key. */
export type DeferredKey = PartitionKey & { readonly pos: number };

const rowsOf = (em: EntityManager, grp: string) => tables(em).selectFrom('bus_deferred').where('grp', '=', grp);

/** Aggregates whose later events have to wait. */
export async function blockedAggregates(em: EntityManager, group: Group, key: PartitionKey): Promise<Set<string>> {
  const rows = await rowsOf(em, group.name)
    .select('agg')
    .distinct()
    .where('src', '=', key.src)
    .where('part', '=', key.part)
    .where('blocks', '=', 1)
    .execute();
  return new Set(rows.map((row) => row.agg));
}

/** Sets an event aside in the open transaction. One that cannot be parsed has no aggregate and blocks nobody. */
export async function defer(
  em: EntityManager,
  group: Group,
  key: PartitionKey,
  event: Carried,
  wire: Wire | undefined,
  as: { state: DeferredState; attempts: number; delay: number; error?: Error | undefined },
): Promise<void> {
  const now = databaseNow(group.database.dialect);
  await tables(em)
    .insertInto('bus_deferred')
    .values((of) => ({
      grp: group.name,
      src: key.src,
      part: key.part,
      pos: event.pos,
      agg: wire ? aggregateOf(wire) : '',
      type: wire?.type ?? '',
      env: event.bytes,
      attempts: as.attempts,
      crashes: 0,
      nextAt: of(now, '+', as.delay),
      state: as.state,
      blocks: wire ? (1 as const) : (0 as const),
      error: as.error ? describe(as.error) : null,
      version: 1,
    }))
    .execute();
}

/** With its stack, without people's data. */
export const describe = (error: Error): string => errorFacts(error).stack || `${error.name}: ${error.message}`;

export async function findDeferred(em: EntityManager, grp: string, key: DeferredKey): Promise<DeferredRow | undefined> {
  return rowsOf(em, grp)
    .selectAll()
    .where('src', '=', key.src)
    .where('part', '=', key.part)
    .where('pos', '=', key.pos)
    .executeTakeFirst();
}

/** Changes the row if it is still as read; answers whether it was. */
export async function changeDeferred(
  em: EntityManager,
  row: DeferredRow,
  set: Partial<Pick<DeferredRow, 'state' | 'attempts' | 'crashes' | 'error' | 'blocks'>>,
  nextAt: { now: ReturnType<typeof databaseNow>; delay: number },
): Promise<boolean> {
  const done = await tables(em)
    .updateTable('bus_deferred')
    .set((of) => ({ ...set, nextAt: of(nextAt.now, '+', nextAt.delay), version: row.version + 1 }))
    .where('grp', '=', row.grp)
    .where('src', '=', row.src)
    .where('part', '=', row.part)
    .where('pos', '=', row.pos)
    .where('version', '=', row.version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function removeDeferred(em: EntityManager, row: DeferredRow): Promise<boolean> {
  const done = await tables(em)
    .deleteFrom('bus_deferred')
    .where('grp', '=', row.grp)
    .where('src', '=', row.src)
    .where('part', '=', row.part)
    .where('pos', '=', row.pos)
    .where('version', '=', row.version)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** The event before is out of the way: the next of its aggregate, if it waits, has its turn. */
export async function promoteNext(
  em: EntityManager,
  dialect: Group['database']['dialect'],
  row: DeferredRow,
): Promise<void> {
  const next = await rowsOf(em, row.grp)
    .selectAll()
    .where('src', '=', row.src)
    .where('part', '=', row.part)
    .where('agg', '=', row.agg)
    .where('blocks', '=', 1)
    .orderBy('pos')
    .limit(1)
    .executeTakeFirst();
  if (next?.state === 'waiting')
    await changeDeferred(em, next, { state: 'retry' }, { now: databaseNow(dialect), delay: 0 });
}

/**
 * Milliseconds until the next retry, by partition; 0 or less is due. A time further ahead than the longest delay was
 * written before the clock was set back.
 */
export async function dueRetries(group: Group): Promise<(PartitionKey & { in: number })[]> {
  const em = fork(group.database);
  const rows = await rowsOf(em, group.name)
    .select(['src', 'part'])
    .select((of) => of(of.fn.min('nextAt'), '-', databaseNow(group.database.dialect)).as('in'))
    .where('state', 'in', ['retry', 'running'])
    .groupBy(['src', 'part'])
    .execute();
  const longest = furthestAhead(group.timing);
  return rows.map((row) => {
    const wait = Number(row.in);
    return { src: row.src as ModuleName, part: row.part, in: wait > longest ? 0 : wait };
  });
}

/** A new owner looks at what it takes over: attempts cut short are due, and so is what the module understands by now. */
export async function adopt(group: Group, keys: readonly PartitionKey[]): Promise<void> {
  const now = databaseNow(group.database.dialect);
  await fork(group.database).transactional(async (em) => {
    for (const key of keys) {
      const rows = await rowsOf(em, group.name)
        .selectAll()
        .where('src', '=', key.src)
        .where('part', '=', key.part)
        .where('state', 'in', ['running', 'unsupported'])
        .execute();
      for (const row of rows) {
        if (row.state === 'running') await changeDeferred(em, row, {}, { now, delay: 0 });
        else if (group.reactions.hearing(row.type) === 'heard') {
          await changeDeferred(em, row, { state: 'retry' }, { now, delay: 0 });
        }
      }
    }
  });
}
