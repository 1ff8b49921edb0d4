import { randomUUID } from 'node:crypto';
import type { Bus } from '#kernel/bus/bus.ts';
import { type Clock, HOUR } from '#kernel/clock.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import type { Committed, Workshop } from '#kernel/database/unit-of-work.ts';
import { Consumer } from '#kernel/events/consumer.ts';
import { tables } from '#kernel/events/entities.ts';
import type { Group } from '#kernel/events/group.ts';
import { type Lag, lagOf } from '#kernel/events/lag.ts';
import { Loop, type Turnstile } from '#kernel/events/loop.ts';
import { forgetReplays, prune, pruneEnded, pruneReplies } from '#kernel/events/prune.ts';
import { Reactions } from '#kernel/events/reactions.ts';
import { Relay } from '#kernel/events/relay.ts';
import { EventStore } from '#kernel/events/store.ts';
import type { Timing } from '#kernel/events/timing.ts';
import { JobRunner } from '#kernel/jobs/runner.ts';
import type { Logger } from '#kernel/logger.ts';
import type { ModuleContext, ModuleManifest } from '#kernel/module.ts';
import { SagaRunner } from '#kernel/saga/saga-runner.ts';

export type PipelineModule = {
  readonly manifest: ModuleManifest;
  readonly database: Database;
  readonly workshop: Workshop;
  readonly context: ModuleContext;
  readonly log: Logger;
};

type Surroundings = {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly retention: number;
  readonly alone: Turnstile;
};

/** Everything that runs for one module; it begins with what is hearable and ends with what still has to be said. */
export class RunningModule {
  readonly database: Database;
  readonly #module: PipelineModule;
  readonly #around: Surroundings;
  readonly #group: Group;
  readonly #relay: Relay;
  readonly #consumer: Consumer;
  readonly #jobs: JobRunner;
  readonly #sagas: SagaRunner;
  readonly #retention: Loop;
  #hush: () => Promise<void> = async () => {};

  constructor(module: PipelineModule, around: Surroundings) {
    const { manifest, database, workshop, context, log } = module;
    const { bus, timing, alone } = around;
    this.database = database;
    this.#module = module;
    this.#around = around;
    const reactions = new Reactions(manifest, false);
    this.#group = { name: manifest.name, instance: randomUUID(), database, workshop, reactions, timing, log, alone };
    this.#relay = new Relay(manifest.name, database, bus, timing, log);
    this.#consumer = new Consumer(this.#group, bus);
    this.#jobs = new JobRunner(database, context, manifest.jobs, timing, log);
    this.#sagas = new SagaRunner(database, context, manifest.sagas, timing, log);
    this.#retention = new Loop(`retention of ${manifest.name}`, HOUR, log, async () => {
      await forgetReplays(database);
      const removed = await prune(database, around.retention);
      await pruneReplies(database, around.retention);
      await pruneEnded(database);
      if (removed > 0) log.info({ removed }, 'events beyond retention removed');
    });
  }

  async start(): Promise<void> {
    const { manifest, context } = this.#module;
    this.#hush = this.#around.bus.serve(context, manifest.answers);
    await this.#relay.start();
    await this.#consumer.start();
    this.#jobs.start();
    this.#sagas.start();
    this.#retention.start();
  }

  wake(what: Committed): void {
    if (what.events) this.#relay.wake();
    if (!what.due) return;
    this.#jobs.wake();
    this.#sagas.wake();
  }

  /** A dead letter was set to be tried again. */
  retry(): void {
    this.#consumer.wake();
  }

  lag(): Promise<readonly Lag[]> {
    return lagOf(this.#group, this.#consumer, this.#around.bus, this.#around.clock);
  }

  /** What is still to be delivered or run, in words. */
  /** Number of the last event written; it grows with everything that is said. */
  async written(): Promise<number> {
    const last = await tables(fork(this.database))
      .selectFrom('bus_event')
      .select((of) => of.fn.max('id').as('id'))
      .executeTakeFirst();
    return Number(last?.id ?? 0);
  }

  async left(): Promise<readonly string[]> {
    const { name } = this.#module.manifest;
    const unpublished = await new EventStore(name, this.database).unpublished();
    const jobs = await tables(fork(this.database))
      .selectFrom('bus_job')
      .select('job')
      .where('state', 'in', ['queued', 'running'])
      .execute();
    const sagas = await this.#sagas.due();
    const behind = (await this.lag()).filter((lag) => lag.retrying > 0 || lag.events > lag.waiting);
    return [
      ...(unpublished > 0 ? [`${unpublished} unpublished events of ${name}`] : []),
      ...behind.map((lag) => `${lag.events} events of ${lag.source} for ${lag.group}`),
      ...jobs.map((job) => `job ${job.job} of ${name}`),
      ...sagas.map((id) => `saga ${id} of ${name}`),
    ];
  }

  async stop(): Promise<void> {
    await Promise.all([
      this.#consumer.stop(),
      this.#jobs.stop(),
      this.#sagas.stop(),
      this.#hush(),
      this.#retention.stop(),
    ]);
    await this.#relay.stop();
  }
}
