import { AsyncLocalStorage } from 'node:async_hooks';
import {
  DeadlockException,
  LockWaitTimeoutException,
  OptimisticLockError,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import type * as z from 'zod';
import type { EventContract, ModuleName } from '#contracts/define.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Services, Token } from '#kernel/container.ts';
import { currentContext } from '#kernel/context.ts';
import { type Database, type EntityManager, fork } from '#kernel/database/database.ts';
import { Undeclared, versionConflict } from '#kernel/errors.ts';
import { appendEvent } from '#kernel/events/append.ts';
import type { Ids } from '#kernel/ids.ts';
import { recordJob } from '#kernel/jobs/record-job.ts';
import type { Logger } from '#kernel/logger.ts';
import type { AggregateRoot, JobDefinition, ModuleManifest, Saga, SagaDefinition, Work } from '#kernel/module.ts';
import { beginSaga } from '#kernel/saga/begin-saga.ts';

/** What a commit left to be done: events to be relayed, jobs or sagas that are due. */
export type Committed = { readonly events: boolean; readonly due: boolean };

const ATTEMPTS = 4;

const open = new AsyncLocalStorage<ReadonlyMap<ModuleName, OpenWork>>();

/** Is a transaction of any module open around the running code? Requests to other modules are refused then. */
export const insideTransaction = (): boolean => (open.getStore()?.size ?? 0) > 0;

/** The open unit of work of a module around the running code. */
export const currentWork = (module: ModuleName): Work | undefined => open.getStore()?.get(module);

/** Two writers met: trying again with fresh data may succeed. */
export const isConflict = (error: unknown): boolean =>
  error instanceof OptimisticLockError ||
  error instanceof DeadlockException ||
  error instanceof LockWaitTimeoutException ||
  (error instanceof UniqueConstraintViolationException && /bus_event|bus_reply/i.test(statementOf(error)));

/** MariaDB names only the key that was violated, and all primary keys are called PRIMARY. */
const statementOf = (error: Error): string => ('sql' in error ? `${error.message} ${error.sql}` : error.message);

export type WorkshopOptions = {
  manifest: ModuleManifest;
  database: Database;
  services: Services;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Called after each commit that wrote events, or made a job or saga due. */
  onCommit: (what: Committed) => void;
};

/** Makes units of work for one module. */
export class Workshop {
  readonly #options: WorkshopOptions;

  constructor(options: WorkshopOptions) {
    this.#options = options;
  }

  async transact<T>(fn: (work: Work) => Promise<T>): Promise<T> {
    const joined = open.getStore()?.get(this.#options.manifest.name);
    if (joined) {
      const result = await fn(joined);
      await joined.em.flush();
      return result;
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(fn);
      } catch (error) {
        if (!isConflict(error)) throw error;
        if (attempt === ATTEMPTS) throw versionConflict('record');
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
      }
    }
  }

  /** Runs `fn` in an entity manager whose transaction is already open (the consumer's). */
  async within<T>(
    em: EntityManager,
    fn: (work: Work) => Promise<T>,
  ): Promise<{ result: T; committed: () => Promise<void> }> {
    const work = new OpenWork(em, this.#options);
    const result = await open.run(new Map(open.getStore()).set(this.#options.manifest.name, work), () => fn(work));
    await em.flush();
    return { result, committed: () => work.committed() };
  }

  async #once<T>(fn: (work: Work) => Promise<T>): Promise<T> {
    let committed: (() => Promise<void>) | undefined;
    const result = await fork(this.#options.database).transactional(async (em) => {
      const done = await this.within(em, fn);
      committed = done.committed;
      return done.result;
    });
    await committed?.();
    return result;
  }
}

class OpenWork implements Work {
  readonly module: ModuleName;
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly actor: string | undefined;
  readonly #options: WorkshopOptions;
  readonly #effects: (() => void | Promise<void>)[] = [];
  #events = false;
  #due = false;

  constructor(em: EntityManager, options: WorkshopOptions) {
    this.em = em;
    this.#options = options;
    this.module = options.manifest.name;
    this.clock = options.clock;
    this.ids = options.ids;
    this.log = options.log;
    this.actor = currentContext()?.actor;
  }

  publish(event: EventContract, root: AggregateRoot, data: unknown, personal?: unknown): void {
    if (!this.#options.manifest.publishes.includes(event)) {
      throw new Undeclared(`${this.module} publishes ${event.type}, which its manifest does not declare`);
    }
    root.eventSeq += 1;
    appendEvent(this.em, {
      event,
      aggregateId: root.id,
      seq: root.eventSeq,
      data,
      personal,
      id: this.ids.next(),
      at: this.clock.now(),
      context: currentContext(),
    });
    this.#events = true;
  }

  startJob(job: JobDefinition, input: unknown): string {
    if (!this.#options.manifest.jobs.includes(job)) {
      throw new Undeclared(`${this.module} starts the job ${job.name}, which its manifest does not declare`);
    }
    this.#due = true;
    return recordJob(this.em, { job, input, id: this.ids.next(), at: this.clock.now(), context: currentContext() });
  }

  async startSaga<D extends z.ZodObject>(saga: SagaDefinition<D>, data: z.input<D>): Promise<Saga<z.output<D>>> {
    if (!this.#options.manifest.sagas.some((one) => one.name === saga.name)) {
      throw new Undeclared(`${this.module} starts the saga ${saga.name}, which its manifest does not declare`);
    }
    return beginSaga(this, saga, data);
  }

  wake(): void {
    this.#due = true;
  }

  afterCommit(effect: () => void | Promise<void>): void {
    this.#effects.push(effect);
  }

  get<T>(token: Token<T>): T {
    return this.#options.services.get(token);
  }

  async committed(): Promise<void> {
    if (this.#events || this.#due) this.#options.onCommit({ events: this.#events, due: this.#due });
    for (const effect of this.#effects) await effect();
  }
}
