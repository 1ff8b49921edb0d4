import { type Application, type ApplicationOptions, startApplication } from '#kernel/application.ts';
import { ConfigurationError } from '#kernel/config.ts';
import { sqliteLocation } from '#kernel/database/location.ts';
import { version } from './version.ts';

/** One SQLite file per module in the data folder. */
export const sqlite = () => sqliteLocation;

const GRACE = 4000;

/** Starts a deployable and stops it on SIGINT or SIGTERM; a second signal ends it at once. */
export function run(options: Omit<ApplicationOptions, 'version'>): void {
  startApplication({ ...options, version }).then(greet, (error: unknown) => {
    console.error(error instanceof ConfigurationError ? error.message : error);
    process.exit(1);
  });
}

function greet(application: Application): void {
  const address = process.env.QUESTED_PUBLIC_URL ?? `http://localhost:${application.port}`;
  console.log(`QuestEd ${version} is ready: ${address}`);
  console.log(`First time? The school and its first administrator are made at ${address}/setup`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      application.stop(GRACE).then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
