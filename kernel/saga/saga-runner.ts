import { inContext } from '#kernel/context.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';
import { tables } from '#kernel/events/entities.ts';
import { Loop } from '#kernel/events/loop.ts';
import { backoff, type Timing } from '#kernel/events/timing.ts';
import type { Logger } from '#kernel/logger.ts';
import type { ModuleContext, SagaDefinition, Work } from '#kernel/module.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';
import { act, failed, overdue } from '#kernel/saga/course.ts';
import { lockCourse } from '#kernel/saga/find-course.ts';

const AT_ONCE = 50;
/** A course this version of the program does not know may be known to the next one, or to an older one beside it. */
const UNKNOWN_DELAY = 60_000;

/**
 * Moves a module's courses on when they are due: the next act, or a reply that is late. Several may run at once, in one
 * process or in many; the row lets one of them advance a course.
 */
export class SagaRunner {
  readonly #database: Database;
  readonly #context: ModuleContext;
  readonly #sagas: readonly SagaDefinition[];
  readonly #timing: Timing;
  readonly #log: Logger;
  readonly #loop: Loop;
  #stopping = false;

  constructor(
    database: Database,
    context: ModuleContext,
    sagas: readonly SagaDefinition[],
    timing: Timing,
    log: Logger,
  ) {
    this.#database = database;
    this.#context = context;
    this.#sagas = sagas;
    this.#timing = timing;
    this.#log = log;
    this.#loop = new Loop(`sagas of ${context.name}`, timing.poll, log, () => this.#work());
  }

  start(): void {
    if (this.#sagas.length > 0) this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#loop.stop();
  }

  /** Ids of the courses that are due, oldest first. */
  async due(): Promise<readonly string[]> {
    if (this.#sagas.length === 0) return [];
    const rows = await tables(fork(this.#database))
      .selectFrom('bus_saga')
      .select('id')
      .where('dueAt', '<=', this.#context.clock.now())
      .orderBy('dueAt')
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    return rows.map((row) => row.id);
  }

  async #work(): Promise<void> {
    for (let due = await this.due(); due.length > 0; due = await this.due()) {
      for (const id of due) {
        if (this.#stopping) return;
        await this.#advance(id);
      }
    }
  }

  async #advance(id: string): Promise<void> {
    const row = await fork(this.#database).findOne(BusSaga, { id });
    if (!row) return;
    await inContext({ ...row.context, causation: id }, async () => {
      try {
        await this.#context.transact((work) => this.#turn(work, id));
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        this.#log.warn({ saga: row.saga, id, step: row.step, state: row.state, err: error }, 'saga step failed');
        await this.#context.transact((work) => this.#stumbled(work, row, error));
      }
    });
  }

  async #turn(work: Work, id: string): Promise<void> {
    const row = await lockCourse(work.em, id);
    if (!row || typeof row.dueAt !== 'number' || row.dueAt > work.clock.now()) return;
    const definition = this.#definition(row);
    if (!definition) row.dueAt = work.clock.now() + UNKNOWN_DELAY;
    else if (row.turn === 'act') await act(work, definition, row);
    else await overdue(work, definition, row);
  }

  /** The transaction failed: again after a growing delay, a few times. Nothing when somebody else has moved it on. */
  async #stumbled(work: Work, seen: BusSaga, error: Error): Promise<void> {
    const row = await lockCourse(work.em, seen.id);
    const definition = row && this.#definition(row);
    if (!row || !definition || row.version !== seen.version) return;
    row.attempts += 1;
    row.error = `${error.name}: ${error.message}`;
    const refused = error instanceof Refusal && error.code !== 'VERSION_CONFLICT';
    if (refused || row.attempts >= this.#timing.attempts) {
      failed(work, definition, row, { reason: refused ? error.code : 'failed' });
    } else row.dueAt = work.clock.now() + backoff(this.#timing, row.attempts);
  }

  #definition(row: BusSaga): SagaDefinition | undefined {
    return this.#sagas.find((saga) => saga.name === row.saga);
  }
}
