import { type Database, type EntityManager, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { databaseNow } from '#kernel/events/sql.ts';
import { BusJob } from '#kernel/jobs/bus-job.ts';

/** A job in the hands of one runner. `version` is what its row stands at: whoever takes the job over raises it. */
export type Claimed = {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly version: number;
  readonly error: string | null;
};

/**
 * Takes the next job that is due, or whose runner died, and counts the attempt before it begins. A lease further ahead
 * than it can have been written was written before the clock was set back.
 */
export async function claim(database: Database, owner: string, lease: number): Promise<Claimed | undefined> {
  const now = databaseNow(database.dialect);
  const next = await tables(fork(database))
    .selectFrom('bus_job')
    .select(['id', 'job', 'attempts', 'version', 'error'])
    .where((of) =>
      of.or([
        of.and([of('state', '=', 'queued'), of('nextAt', '<=', now)]),
        of.and([of('state', '=', 'running'), of.or([of('until', '<', now), of('until', '>', of(now, '+', lease))])]),
      ]),
    )
    .orderBy('nextAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!next) return undefined;
  const claimed = { ...next, attempts: next.attempts + 1, version: next.version + 1 };
  const done = await tables(fork(database))
    .updateTable('bus_job')
    .set((of) => ({
      state: 'running',
      owner,
      attempts: claimed.attempts,
      version: claimed.version,
      until: of(now, '+', lease),
    }))
    .where('id', '=', next.id)
    .where('version', '=', next.version)
    .executeTakeFirst();
  // Somebody else was faster: look again.
  return done.numUpdatedRows === 1n ? claimed : claim(database, owner, lease);
}

/** A sign of life. */
export async function keep(database: Database, held: Claimed, lease: number): Promise<void> {
  await tables(fork(database))
    .updateTable('bus_job')
    .set((of) => ({ until: of(databaseNow(database.dialect), '+', lease) }))
    .where('id', '=', held.id)
    .where('version', '=', held.version)
    .where('state', '=', 'running')
    .execute();
}

export async function report(database: Database, held: Claimed, done: number, total: number): Promise<void> {
  await tables(fork(database))
    .updateTable('bus_job')
    .set({ done, total })
    .where('id', '=', held.id)
    .where('version', '=', held.version)
    .execute();
}

/** Puts the job back: for another attempt after `delay` milliseconds, or as if this attempt had not been. */
export async function putBack(
  database: Database,
  held: Claimed,
  as: { attempts: number; delay: number; error: string | null },
): Promise<void> {
  const now = databaseNow(database.dialect);
  await tables(fork(database))
    .updateTable('bus_job')
    .set((of) => ({
      state: 'queued',
      owner: null,
      attempts: as.attempts,
      error: as.error,
      nextAt: of(now, '+', as.delay),
      version: held.version + 1,
    }))
    .where('id', '=', held.id)
    .where('version', '=', held.version)
    .execute();
}

/** Ends the job inside a transaction. Fails with its flush, by the version, when somebody else has taken the job over. */
export function end(em: EntityManager, held: Claimed, as: { state: 'done' | 'failed'; error: string | null }): void {
  const row = em.merge(BusJob, { id: held.id, version: held.version, state: 'running', error: held.error });
  em.assign(row, as);
}
