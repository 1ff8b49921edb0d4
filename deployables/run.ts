import { type ApplicationOptions, startApplication } from '#kernel/application.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { ConfigurationError, type Environment, readSettings } from '#kernel/config.ts';
import { databaseLocations, sqliteLocation } from '#kernel/database/location.ts';
import { type GatewayOptions, startGateway } from '#kernel/gateway/gateway.ts';
import type { Logger } from '#kernel/logger.ts';
import { redisSettings } from '#kernel/redis/settings.ts';
import { type SharedState, stateInRedis } from '#kernel/state/shared-state.ts';
import { version } from './version.ts';

/** One SQLite file per module in the data folder. */
export const sqlite = () => sqliteLocation;

/** One MySQL database per module, as `QUESTED_DATABASE_URL` says. */
export const mysql = (): ApplicationOptions['database'] => (module, folder) => {
  const where = databaseLocations(process.env)(module, folder);
  if (where.dialect === 'mysql') return where;
  throw new ConfigurationError('QuestEd cannot start: QUESTED_DATABASE_URL is missing.');
};

const redisUrl = (environment: Environment): string => readSettings(redisSettings, environment).QUESTED_REDIS_URL;

/** Events and requests over the Redis of `QUESTED_REDIS_URL`. */
export const redisStreams =
  () =>
  (log: Logger, environment: Environment): Bus =>
    redisStreamsBus({ url: redisUrl(environment), log });

/** Revocations, rate limits and the register of instances in the same Redis. */
export const redisState =
  () =>
  (log: Logger, environment: Environment): SharedState =>
    stateInRedis(redisUrl(environment), log);

const GRACE = 4000;

type Running = { readonly port: number; stop(graceMs: number): Promise<void> };

/** Starts a deployable and stops it on SIGINT or SIGTERM; a second signal ends it at once. */
export const run = (options: Omit<ApplicationOptions, 'version'>): void =>
  live(startApplication({ ...options, version }), options.web !== undefined);

/** The same for the gateway. */
export const runGateway = (options: Omit<GatewayOptions, 'version'>): void =>
  live(startGateway({ ...options, version }), true);

function live(starting: Promise<Running>, hasPages: boolean): void {
  const greeted = (running: Running) => greet(running, hasPages);
  starting.then(greeted, (error: unknown) => {
    console.error(error instanceof ConfigurationError ? error.message : error);
    process.exit(1);
  });
}

function greet(running: Running, hasPages: boolean): void {
  const address = process.env.QUESTED_PUBLIC_URL ?? `http://localhost:${running.port}`;
  console.log(`QuestEd ${version} is ready: ${hasPages ? address : `port ${running.port}`}`);
  if (hasPages) console.log(`First time? The school and its first administrator are made at ${address}/setup`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      running.stop(GRACE).then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
