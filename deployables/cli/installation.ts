import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ModuleName } from '#contracts/define.ts';
import { accessTokens } from '#kernel/access/tokens.ts';
import { askThrough } from '#kernel/bus/ask-through.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { systemClock } from '#kernel/clock.ts';
import { type Environment, kernelSettings, readSettings } from '#kernel/config.ts';
import { provide, ServiceContainer } from '#kernel/container.ts';
import { databaseLocations, databaseSettings } from '#kernel/database/location.ts';
import { migrationState } from '#kernel/database/migrate.ts';
import { EventStore } from '#kernel/events/store.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type Logger, makeLogger } from '#kernel/logger.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { type ModuleRuntime, openModule } from '#kernel/module-runtime.ts';
import { keptSecret, newSecretKey, newSigningKey, secretsFrom } from '#kernel/secrets.ts';
import { accessTokensToken, appInfoToken, revocationsToken, secretsToken } from '#kernel/services.ts';
import { memoryRevocations } from '#kernel/state/revocations.ts';
import { version } from '../version.ts';
import { Failed, WrongUsage } from './command-line/command.ts';
import { nothingIn } from './data-folder.ts';
import { modules as everyModule } from './modules.ts';

/** The modules of an installation as a command has them in hand: databases and use cases, no server, no consumers. */
export type Installation = {
  readonly modules: readonly ModuleRuntime[];
  readonly bus: Bus;
  readonly log: Logger;
  /** The data folder, absolute. */
  readonly folder: string;
  module(name: ModuleName): ModuleRuntime;
};

/** Modules that run apart are asked over Redis; without it their databases are all within reach. */
const redisOf = (environment: Environment): string | undefined => environment.QUESTED_REDIS_URL || undefined;

/**
 * What has to be opened so that these modules can hear the others: all modules, unless the others answer over Redis or
 * the databases of the others are not known here.
 */
export function withTheirPeers(environment: Environment, chosen: readonly ModuleManifest[]): readonly ModuleManifest[] {
  const { QUESTED_DATABASE_URL: url } = readSettings(databaseSettings, environment);
  return redisOf(environment) || (url && !url.includes('{module}')) ? chosen : everyModule;
}

/** How a database may stand to this program for the command at hand. */
type Condition = 'current' | 'any';

/** The modules an option names (`user` or `user,academic`); all of them without one. Throws WrongUsage. */
export function chosenModules(option: string | undefined): readonly ModuleManifest[] {
  if (option === undefined) return everyModule;
  return option.split(',').map((name) => {
    const found = everyModule.find((module) => module.name === name);
    if (!found) {
      throw new WrongUsage(
        `There is no module ${name}. There are: ${everyModule.map((module) => module.name).join(', ')}.`,
      );
    }
    return found;
  });
}

/**
 * Opens the databases of these modules beside whatever else has them open, hands them to `work` and closes them. They
 * talk over a bus of their own, which reads the event stores and answers queries from the same databases; with
 * QUESTED_REDIS_URL, over the bus of the modules that run apart. Throws Failed when there is no installation, or when it
 * was made by another version and the condition says `current`.
 */
export async function withInstallation<T>(
  environment: Environment,
  manifests: readonly ModuleManifest[],
  condition: Condition,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const settings = readSettings(kernelSettings, environment);
  const folder = resolve(settings.QUESTED_DATA);
  const locate = databaseLocations(environment);
  const places = manifests.map(({ name }) => locate(name, folder));
  if (places.length > 1 && new Set(places.map((place) => JSON.stringify(place))).size < places.length)
    throw new WrongUsage('QUESTED_DATABASE_URL names the database of one module. Say which by --module.');
  const log = makeLogger(environment.QUESTED_LOG_LEVEL ? settings.QUESTED_LOG_LEVEL : 'warn');
  const redis = redisOf(environment);
  const bus: Bus = redis ? redisStreamsBus({ url: redis, log }) : inProcessBus();
  const kernel = new ServiceContainer([
    provide(accessTokensToken, () =>
      accessTokens(settings.QUESTED_SIGNING_KEY ?? keptSecret(folder, 'signing-key.pem', newSigningKey), systemClock),
    ),
    provide(revocationsToken, memoryRevocations),
    provide(secretsToken, () =>
      secretsFrom(settings.QUESTED_SECRET_KEY ?? keptSecret(folder, 'secret-key', newSecretKey)),
    ),
    provide(appInfoToken, () => ({ version, publicUrl: settings.QUESTED_PUBLIC_URL ?? '' })),
  ]);
  const opened: ModuleRuntime[] = [];
  try {
    for (const manifest of manifests) {
      const where = locate(manifest.name, folder);
      if (where.dialect === 'sqlite' && condition === 'current' && !existsSync(where.file)) throw nothingIn(folder);
      const module = await openModule({
        manifest,
        where,
        environment,
        kernel,
        clock: systemClock,
        ids: uuidV7(),
        log,
        ask: askThrough(bus, manifest),
        onCommit: () => {},
      }).catch((error: unknown) => {
        throw new Failed(`The database of ${manifest.name} cannot be opened: ${messageOf(error)}`);
      });
      opened.push(module);
      if (condition === 'current') await refuseOtherVersions(module);
      if (redis) continue;
      bus.carry(manifest.name, new EventStore(manifest.name, module.database));
      bus.serve(module.context, manifest.answers);
    }
    const module = (name: ModuleName): ModuleRuntime => {
      const found = opened.find((one) => one.manifest.name === name);
      if (!found) throw new Error(`${name} was not opened`);
      return found;
    };
    return await work({ modules: opened, bus, log, folder, module });
  } finally {
    await bus.close();
    for (const { database } of opened) await database.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function refuseOtherVersions({ manifest, database }: ModuleRuntime): Promise<void> {
  const { pending, unknown } = await migrationState(database);
  if (unknown.length > 0)
    throw new Failed(`The database of ${manifest.name} was made by a newer QuestEd than this (${version}).`);
  if (pending.length > 0)
    throw new Failed(`The database of ${manifest.name} is older than this program. Run: quested migrate`);
}
