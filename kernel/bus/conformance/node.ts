import type { ModuleName } from '#contracts/define.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import { type Clock, systemClock } from '#kernel/clock.ts';
import { ServiceContainer } from '#kernel/container.ts';
import { type Database, type DatabaseLocation, fork, openDatabase } from '#kernel/database/database.ts';
import { Workshop } from '#kernel/database/unit-of-work.ts';
import { busEntities } from '#kernel/events/entities.ts';
import { askThrough, type Pipeline, type PipelineModule, startPipeline } from '#kernel/events/pipeline.ts';
import type { Timing } from '#kernel/events/timing.ts';
import { type Ids, uuidV7 } from '#kernel/ids.ts';
import { type Logger, makeLogger } from '#kernel/logger.ts';
import type { ModuleContext, ModuleManifest } from '#kernel/module.ts';

export type NodeOptions = {
  readonly modules: readonly ModuleManifest[];
  readonly where: (module: ModuleName) => DatabaseLocation;
  readonly bus: Bus;
  readonly timing?: Partial<Timing>;
  readonly retention?: number;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Logger;
  /** Between a commit and the wake-up of the relay. */
  readonly committed?: (module: ModuleName) => void;
};

/** One process' worth of modules with everything that runs for them, without HTTP. */
export type TestNode = {
  readonly bus: Bus;
  readonly pipeline: Pipeline;
  readonly logged: readonly string[];
  module(name: ModuleName): PipelineModule;
  context(name: ModuleName): ModuleContext;
  /** Drains and closes. */
  stop(grace?: number): Promise<void>;
};

export const quietLog = (lines: string[] = []): Logger =>
  makeLogger('warn', { write: (line) => void lines.push(line) });

export const openTestDatabase = (manifest: ModuleManifest, where: DatabaseLocation): Promise<Database> =>
  openDatabase(
    manifest.name,
    [...busEntities, ...manifest.replicas.map((replica) => replica.entity), ...manifest.entities],
    manifest.migrations,
    where,
  );

export function pipelineModule(
  manifest: ModuleManifest,
  database: Database,
  options: NodeOptions & { log: Logger; onCommit: () => void },
): PipelineModule {
  const { log, bus, onCommit } = options;
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidV7();
  const services = new ServiceContainer([]);
  const workshop = new Workshop({ manifest, database, services, clock, ids, log, onCommit });
  const context: ModuleContext = {
    name: manifest.name,
    clock,
    ids,
    log,
    transact: (fn) => workshop.transact(fn),
    read: () => fork(database),
    ask: askThrough(bus, manifest),
    get: (token) => services.get(token),
  };
  return { manifest, database, workshop, context, log };
}

export async function startNode(options: NodeOptions): Promise<TestNode> {
  const logged: string[] = [];
  const log = options.log ?? quietLog(logged);
  let pipeline: Pipeline | undefined;
  const modules = new Map<ModuleName, PipelineModule>();
  for (const manifest of options.modules) {
    const database = await openTestDatabase(manifest, options.where(manifest.name));
    const onCommit = () => {
      options.committed?.(manifest.name);
      pipeline?.wake(manifest.name);
    };
    modules.set(manifest.name, pipelineModule(manifest, database, { ...options, log, onCommit }));
  }
  const { bus, timing, retention } = options;
  const running = await startPipeline({
    modules: [...modules.values()],
    bus,
    clock: options.clock ?? systemClock,
    ...(timing ? { timing } : {}),
    ...(retention === undefined ? {} : { retention }),
  });
  pipeline = running;
  const find = (name: ModuleName): PipelineModule => {
    const module = modules.get(name);
    if (!module) throw new Error(`no module ${name} here`);
    return module;
  };
  return {
    bus,
    pipeline: running,
    logged,
    module: find,
    context: (name) => find(name).context,
    async stop(grace = 5000) {
      await running.stop(grace);
      await bus.close();
      for (const module of modules.values()) await module.database.close();
    },
  };
}
