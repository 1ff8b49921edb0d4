import type { ModuleName, QueryContract } from '#contracts/define.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Workshop } from '#kernel/database/unit-of-work.ts';
import type { Logger } from '#kernel/logger.ts';
import type { ModuleContext, ModuleManifest } from '#kernel/module.ts';

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
 * It starts, per module: the relay, one consumer per group, the answerers, the job runner.
 */

export type PipelineModule = {
  readonly manifest: ModuleManifest;
  readonly database: Database;
  readonly workshop: Workshop;
  readonly context: ModuleContext;
  readonly log: Logger;
};

/** How far one module is behind one source. */
export type Lag = {
  readonly group: string;
  readonly source: ModuleName;
  /** Published events the module has not reached yet, and those it has set aside. */
  readonly events: number;
  /** Milliseconds since the oldest of the unreached was written; 0 when there is none. */
  readonly ms: number;
  readonly waiting: number;
  readonly retrying: number;
  readonly dead: number;
  readonly unsupported: number;
  /** Partitions that stand still until somebody looks: forks and holes, in words. */
  readonly alarms: readonly string[];
};

export interface Pipeline {
  /** Something was committed in this module; for the workshop's `onCommit`. Without it everything happens within a second. */
  wake(module: ModuleName, what?: { events: boolean; jobs: boolean }): void;
  lag(): Promise<readonly Lag[]>;
  /** Resolves when every event committed so far is delivered or set aside; throws after `patience` milliseconds. */
  deliverAll(patience?: number): Promise<void>;
  /** Takes no more work, lets what is under way finish (at most `grace` milliseconds), gives leases back. */
  stop(grace?: number): Promise<void>;
}

export async function startPipeline(_options: {
  modules: readonly PipelineModule[];
  bus: Bus;
  clock: Clock;
}): Promise<Pipeline> {
  throw new Error('not written yet');
}

/** `ModuleContext.ask` over a bus. */
export function askThrough(_bus: Bus, _manifest: ModuleManifest): ModuleContext['ask'] {
  return async (query: QueryContract) => {
    throw new Error(`not written yet: ${query.name}`);
  };
}
