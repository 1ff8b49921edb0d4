import type { Clock } from '#kernel/clock.ts';
import { type Environment, readSettings } from '#kernel/config.ts';
import { ServiceContainer } from '#kernel/container.ts';
import { type AnyEntity, type Database, type DatabaseLocation, fork, openDatabase } from '#kernel/database/database.ts';
import { type Committed, currentWork, Workshop } from '#kernel/database/unit-of-work.ts';
import { busEntities } from '#kernel/events/entities.ts';
import type { Ids } from '#kernel/ids.ts';
import type { Logger } from '#kernel/logger.ts';
import type { ModuleContext, ModuleManifest } from '#kernel/module.ts';

/** One module made alive: its database, its services and the context its code runs in. */
export type ModuleRuntime = {
  readonly manifest: ModuleManifest;
  readonly database: Database;
  readonly workshop: Workshop;
  readonly context: ModuleContext;
  readonly log: Logger;
};

export type RuntimeParts = {
  manifest: ModuleManifest;
  where: DatabaseLocation;
  environment: Environment;
  kernel: ServiceContainer;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Asks over the bus; refuses what the manifest does not declare. */
  ask: ModuleContext['ask'];
  onCommit: (what: Committed) => void;
};

/** Every table a module's database holds: the kernel's, its replicas and its own. */
export const entitiesOf = (manifest: ModuleManifest): readonly AnyEntity[] => [
  ...busEntities,
  ...manifest.replicas.map((replica) => replica.entity),
  ...manifest.entities,
];

/** Opens the module's database (without migrating it) and hands it what it declared. */
export async function openModule(parts: RuntimeParts): Promise<ModuleRuntime> {
  const { manifest, clock, ids } = parts;
  const log = parts.log.child({ module: manifest.name });
  const settings = readSettings(manifest.settings, parts.environment);
  const services = new ServiceContainer(manifest.services(settings as never), parts.kernel);
  const database = await openDatabase(manifest.name, entitiesOf(manifest), manifest.migrations, parts.where);
  const workshop = new Workshop({ manifest, database, services, clock, ids, log, onCommit: parts.onCommit });
  const context: ModuleContext = {
    name: manifest.name,
    clock,
    ids,
    log,
    transact: (fn) => workshop.transact(fn),
    read: () => currentWork(manifest.name)?.em ?? fork(database),
    ask: parts.ask,
    get: (token) => services.get(token),
  };
  return { manifest, database, workshop, context, log };
}
