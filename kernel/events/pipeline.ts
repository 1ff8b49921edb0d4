import type { ModuleName } from '#contracts/define.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import { type Clock, DAY } from '#kernel/clock.ts';
import type { Committed } from '#kernel/database/unit-of-work.ts';
import { DeadLetters } from '#kernel/events/dead-letters.ts';
import type { Lag } from '#kernel/events/lag.ts';
import { turnstile } from '#kernel/events/loop.ts';
import { type PipelineModule, RunningModule } from '#kernel/events/running-module.ts';
import { EventStore } from '#kernel/events/store.ts';
import { TIMING, type Timing } from '#kernel/events/timing.ts';

export { askThrough } from '#kernel/bus/ask-through.ts';
export type { Lag } from '#kernel/events/lag.ts';
export type { PipelineModule } from '#kernel/events/running-module.ts';

/*
 * How an application uses the event pipeline:
 *
 *   const bus = inProcessBus();                                  // kernel/bus/in-process.bus.ts
 *   // per module: entities = [...busEntities, ...manifest.replicas.map((r) => r.entity), ...manifest.entities]
 *   const workshop = new Workshop({ ..., onCommit: (what) => pipeline.wake(manifest.name, what) });
 *   const context = { ..., ask: askThrough(bus, manifest) };     // refuses undeclared asks and asks inside a transaction
 *   // databases migrated, module.onStart() done, HTTP listening, then:
 *   const pipeline = await startPipeline({ modules, bus, clock });
 *   await pipeline.deliverAll();                                 // tests: until nothing is left to deliver or to run
 *   await pipeline.stop(10_000);                                 // drains; afterwards close bus, then databases
 *
 * It starts, per module: the relay, the consumer, the answerer, the runners of jobs and sagas, and the retention of events.
 */

export interface Pipeline {
  /** Something was committed in this module; for the workshop's `onCommit`. Without it everything happens within a second. */
  wake(module: ModuleName, what?: Committed): void;
  lag(): Promise<readonly Lag[]>;
  /** Why the bus carries nothing just now, in words. */
  readonly trouble: string | undefined;
  deadLetters(module: ModuleName): DeadLetters;
  /**
   * Resolves when every event committed so far is delivered or set aside and no job or saga is due; throws after `patience`
   * milliseconds, saying what is left.
   */
  deliverAll(patience?: number): Promise<void>;
  /** Takes no more work, lets what is under way finish (at most `grace` milliseconds), gives leases back. */
  stop(grace?: number): Promise<void>;
}

export type PipelineOptions = {
  readonly modules: readonly PipelineModule[];
  readonly bus: Bus;
  readonly clock: Clock;
  readonly timing?: Partial<Timing>;
  /** Milliseconds events that are not kept for ever stay, at least. */
  readonly retention?: number;
};

export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { bus, clock } = options;
  const timing = { ...TIMING, ...options.timing };
  // Every store is carried before the first consumer looks for one.
  for (const { manifest, database } of options.modules)
    bus.carry(manifest.name, new EventStore(manifest.name, database));
  const alone = turnstile();
  const running = new Map<ModuleName, RunningModule>();
  try {
    for (const module of options.modules) {
      const one = new RunningModule(module, { bus, clock, timing, retention: options.retention ?? 7 * DAY, alone });
      running.set(module.manifest.name, one);
      await one.start();
    }
  } catch (error) {
    await Promise.allSettled([...running.values()].map((module) => module.stop()));
    throw error;
  }
  const all = [...running.values()];
  const find = (name: ModuleName): RunningModule => {
    const module = running.get(name);
    if (!module) throw new Error(`${name} does not run in this process`);
    return module;
  };
  return {
    wake: (name, what = { events: true, due: true }) => running.get(name)?.wake(what),
    get trouble() {
      return bus.trouble;
    },
    lag: async () => (await Promise.all(all.map((module) => module.lag()))).flat(),
    deadLetters: (name) => new DeadLetters(find(name).database, () => find(name).retry()),
    deliverAll: (patience = 10_000) => deliverAll(all, patience),
    stop: (grace = 10_000) => stop(all, grace),
  };
}

async function deliverAll(modules: readonly RunningModule[], patience: number): Promise<void> {
  const end = performance.now() + patience;
  const written = async () => (await Promise.all(modules.map((module) => module.written()))).join();
  // What passes from one place to the next during a look may be missed by it, but not without an event being written:
  // it is quiet when nothing was left in two looks between which nobody said anything.
  for (let calm = 0, before = ''; ; ) {
    const now = await written();
    const left = (await Promise.all(modules.map((module) => module.left()))).flat();
    calm = left.length > 0 ? 0 : now === before ? calm + 1 : 1;
    before = now;
    if (calm >= 2 && (await written()) === now) return;
    if (performance.now() > end) throw new Error(`after ${patience} ms there is still: ${left.join('; ')}`);
    for (const module of modules) module.wake({ events: true, due: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What has not ended by then ends with the process: its leases run out and another instance is careful with it. */
async function stop(modules: readonly RunningModule[], grace: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, grace);
  await Promise.race([Promise.all(modules.map((module) => module.stop())), late]);
  clearTimeout(timer);
}
