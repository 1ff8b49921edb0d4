import { randomUUID } from 'node:crypto';
import { inContext } from '#kernel/context.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { Loop } from '#kernel/events/loop.ts';
import type { Timing } from '#kernel/events/timing.ts';
import { BusJob } from '#kernel/jobs/bus-job.ts';
import { type Claimed, claim, end, keep, putBack, report } from '#kernel/jobs/claim.ts';
import type { Logger } from '#kernel/logger.ts';
import type { JobDefinition, ModuleContext, RunningJob } from '#kernel/module.ts';

const AT_ONCE = 2;
const LONGEST_DELAY = 600_000;

/**
 * Runs a module's jobs, at most two at once in this process.
 *
 * `queued ─claim→ running ─returns→ done`; `running ─throws→ queued` after a growing delay, or `failed` after the last
 * attempt; `running ─lease runs out→` claimed again by whoever lives; `running ─drain→ queued`, the attempt not counted.
 */
export class JobRunner {
  readonly #database: Database;
  readonly #context: ModuleContext;
  readonly #jobs: readonly JobDefinition[];
  readonly #timing: Timing;
  readonly #log: Logger;
  readonly #owner = randomUUID();
  readonly #drain = new AbortController();
  readonly #loops: readonly Loop[];

  constructor(database: Database, context: ModuleContext, jobs: readonly JobDefinition[], timing: Timing, log: Logger) {
    this.#database = database;
    this.#context = context;
    this.#jobs = jobs;
    this.#timing = timing;
    this.#log = log;
    const workers = jobs.length > 0 ? AT_ONCE : 0;
    this.#loops = Array.from(
      { length: workers },
      () => new Loop(`jobs of ${context.name}`, timing.poll, log, () => this.#work()),
    );
  }

  start(): void {
    for (const loop of this.#loops) loop.start();
  }

  wake(): void {
    for (const loop of this.#loops) loop.wake();
  }

  /** Tells running jobs to stop at their next safe point and waits for them. */
  async stop(): Promise<void> {
    this.#drain.abort();
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }

  async #work(): Promise<void> {
    while (!this.#drain.signal.aborted) {
      const held = await claim(this.#database, this.#owner, this.#timing.jobLease);
      if (!held) return;
      const sign = () =>
        void keep(this.#database, held, this.#timing.jobLease).catch((error) =>
          this.#log.warn({ err: error }, 'job lease'),
        );
      const beat = setInterval(sign, this.#timing.jobLease / 3);
      try {
        await this.#run(held);
      } finally {
        clearInterval(beat);
      }
    }
  }

  async #run(held: Claimed): Promise<void> {
    const definition = this.#jobs.find((job) => job.name === held.job);
    if (!definition) {
      const error = `no job of this name in this version: ${held.job}`;
      return putBack(this.#database, held, { attempts: held.attempts - 1, delay: LONGEST_DELAY, error });
    }
    const stored = await fork(this.#database).findOneOrFail(BusJob, { id: held.id });
    const context = { correlation: held.id, ...stored.context, causation: held.id };
    return inContext(context, async () => {
      const input = definition.input.parse(stored.input);
      if (held.attempts > definition.attempts) {
        return this.#giveUp(definition, held, input, held.error ?? 'its process ended during the last attempt');
      }
      await this.#attempt(definition, held, input);
    });
  }

  async #attempt(definition: JobDefinition, held: Claimed, input: unknown): Promise<void> {
    let finished = false;
    const job: RunningJob<unknown> = {
      id: held.id,
      input,
      attempt: held.attempts,
      signal: this.#drain.signal,
      finishIn: (work) => {
        end(work.em, held, { state: 'done', error: null });
        work.afterCommit(() => {
          finished = true;
        });
      },
      progress: (done, total) => report(this.#database, held, done, total),
    };
    try {
      await definition.run(this.#context, job);
      if (!finished) await this.#context.transact(async (work) => job.finishIn(work));
    } catch (thrown) {
      if (finished) this.#log.warn({ job: held.job, id: held.id, err: thrown }, 'job threw after it was done');
      else await this.#failed(definition, held, input, thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }

  async #failed(definition: JobDefinition, held: Claimed, input: unknown, error: Error): Promise<void> {
    const reason = `${error.name}: ${error.message}`;
    if (this.#drain.signal.aborted) {
      return putBack(this.#database, held, { attempts: held.attempts - 1, delay: 0, error: held.error });
    }
    this.#log.warn({ job: held.job, id: held.id, attempt: held.attempts, err: error }, 'job attempt failed');
    if (held.attempts >= definition.attempts) return this.#giveUp(definition, held, input, reason);
    const delay = Math.min(this.#timing.jobBackoff * 5 ** (held.attempts - 1), LONGEST_DELAY);
    await putBack(this.#database, held, { attempts: held.attempts, delay, error: reason });
  }

  async #giveUp(definition: JobDefinition, held: Claimed, input: unknown, reason: string): Promise<void> {
    await this.#context.transact(async (work) => {
      end(work.em, held, { state: 'failed', error: reason });
      await definition.failed?.(work, input, reason);
    });
    this.#log.error({ job: held.job, id: held.id, attempts: held.attempts, reason }, 'job failed for good');
  }
}
