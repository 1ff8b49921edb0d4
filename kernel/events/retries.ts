import { type EntityManager, fork } from '#kernel/database/database.ts';
import { lockCursor } from '#kernel/events/cursor.ts';
import {
  changeDeferred,
  type DeferredRow,
  describe,
  findDeferred,
  promoteNext,
  removeDeferred,
} from '#kernel/events/deferred.ts';
import { tables } from '#kernel/events/entities.ts';
import type { Group, Partition } from '#kernel/events/group.ts';
import { databaseNow } from '#kernel/events/sql.ts';
import { backoff, furthestAhead, unheardOf } from '#kernel/events/timing.ts';

const AT_ONCE = 20;

/**
 * Tries events again that were set aside and are due. Every attempt is counted in a transaction of its own before it
 * runs, so that one which kills its process has been counted; the effect and the removal of the row commit together.
 */
export async function runRetries(group: Group, at: Partition): Promise<void> {
  const end = performance.now() + group.timing.batchTime;
  for (let due = await duePositions(group, at); due.length > 0; due = await duePositions(group, at)) {
    for (const { pos, suspect } of due) {
      const again = async () => {
        const row = await count(group, at, pos);
        if (row) await attempt(group, at, row);
      };
      await (suspect ? group.alone(again) : again());
      if (performance.now() > end) return;
    }
  }
}

async function duePositions(group: Group, at: Partition): Promise<{ pos: number; suspect: boolean }[]> {
  const longest = furthestAhead(group.timing);
  const now = databaseNow(group.database.dialect);
  const rows = await tables(fork(group.database))
    .selectFrom('bus_deferred')
    .select(['pos', 'crashes', 'state'])
    .where('grp', '=', group.name)
    .where('src', '=', at.src)
    .where('part', '=', at.part)
    .where('state', 'in', ['retry', 'running'])
    .where((of) => of.or([of('nextAt', '<=', now), of('nextAt', '>', of(now, '+', longest))]))
    .orderBy('pos')
    .limit(AT_ONCE)
    .execute();
  return rows.map((row) => ({ pos: Number(row.pos), suspect: row.crashes > 0 || row.state === 'running' }));
}

/** Counts the attempt that is about to begin; undefined when there is none to make. */
async function count(group: Group, at: Partition, pos: number): Promise<DeferredRow | undefined> {
  const now = databaseNow(group.database.dialect);
  return locked(group, at, async (em) => {
    const row = await findDeferred(em, group.name, { ...at, pos });
    if (!row || (row.state !== 'retry' && row.state !== 'running')) return undefined;
    if (row.type !== '' && group.reactions.hearing(row.type) !== 'heard') {
      await changeDeferred(em, row, { state: 'unsupported' }, { now, delay: 0 });
      return undefined;
    }
    const crashes = row.crashes + (row.state === 'running' ? 1 : 0);
    if (crashes >= group.timing.crashes) {
      await bury(em, group, { ...row, crashes }, new Error('its reaction ended the process, again and again'));
      return undefined;
    }
    const attempts = row.attempts + 1;
    await changeDeferred(em, row, { state: 'running', attempts, crashes }, { now, delay: unheardOf(group.timing) });
    return { ...row, state: 'running', attempts, crashes, version: row.version + 1 };
  });
}

/** Runs an event whose attempt has been counted; its effect and the removal of its row commit together. */
export async function attempt(group: Group, at: Partition, row: DeferredRow): Promise<void> {
  const committed: AfterCommit[] = [];
  try {
    await locked(group, at, async (em) => {
      const inner = em.fork({ clear: true, keepTransactionContext: true });
      committed.push(await group.reactions.run(group.workshop, inner, row.env, group.timing.reaction));
      if (!(await removeDeferred(em, row))) throw new Error('somebody else took this retry over');
      await promoteNext(em, group.database.dialect, row);
    });
  } catch (thrown) {
    return failed(group, at, row, thrown instanceof Error ? thrown : new Error(String(thrown)));
  }
  await afterCommit(group, committed);
}

export type AfterCommit = () => Promise<void>;

/** What is committed stays: an effect that fails after it is one that may be lost. */
export async function afterCommit(group: Group, effects: readonly AfterCommit[]): Promise<void> {
  for (const effect of effects) {
    await effect().catch((error: unknown) => group.log.error({ err: error }, 'failed after the commit'));
  }
}

async function failed(group: Group, at: Partition, row: DeferredRow, error: Error): Promise<void> {
  const now = databaseNow(group.database.dialect);
  await locked(group, at, async (em) => {
    if (row.attempts >= group.timing.attempts) return bury(em, group, row, error);
    const delay = backoff(group.timing, row.attempts);
    await changeDeferred(em, row, { state: 'retry', error: describe(error) }, { now, delay });
  });
}

/** The event becomes a dead letter: its aggregate waits behind it, unless every reaction's policy is `skip`. */
async function bury(em: EntityManager, group: Group, row: DeferredRow, error: Error): Promise<void> {
  const blocks = row.blocks === 1 && !group.reactions.skips(row.type) ? 1 : 0;
  const set = { state: 'dead', error: describe(error), crashes: row.crashes, blocks } as const;
  if (!(await changeDeferred(em, row, set, { now: databaseNow(group.database.dialect), delay: 0 }))) return;
  if (row.blocks === 1 && blocks === 0) await promoteNext(em, group.database.dialect, row);
  const { src, part, pos, type, attempts, crashes } = row;
  group.log.error({ src, part, pos, type, attempts, crashes, err: error }, 'dead letter');
}

function locked<T>(group: Group, at: Partition, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return fork(group.database).transactional(async (em) => {
    await lockCursor(em, group, at);
    return work(em);
  });
}
