import { join } from 'node:path';
import * as z from 'zod';
import type { ModuleName } from '#contracts/define.ts';
import { enterDataFolder } from '#kernel/backup/data-folder.ts';
import { ConfigurationError, type Environment, readSettings } from '#kernel/config.ts';
import type { DatabaseLocation } from '#kernel/database/database.ts';

/** Where modules keep their rows; README's table is printed from these. */
export const databaseSettings = z.object({
  QUESTED_DATABASE_URL: z
    .string()
    .regex(/^mysql:\/\//, 'must begin with mysql://')
    .optional()
    .describe(
      'MySQL or MariaDB, e.g. `mysql://{module}:secret@host:3306/quested_{module}`; `{module}` stands for the module’s name. Without it: SQLite files in `QUESTED_DATA`. Secret.',
    ),
});

/** Answers where each module keeps its rows: its SQLite file in the data folder, or its MySQL database. */
export function databaseLocations(environment: Environment): (module: ModuleName, folder: string) => DatabaseLocation {
  const { QUESTED_DATABASE_URL: pattern } = readSettings(databaseSettings, environment);
  return pattern ? (module) => mysqlLocation(pattern, module) : sqliteLocation;
}

/** One SQLite file per module in the data folder, which is entered (and made where it is missing). */
export function sqliteLocation(module: ModuleName, folder: string): DatabaseLocation {
  enterDataFolder(folder);
  return { dialect: 'sqlite', file: join(folder, `${module}.db`) };
}

function mysqlLocation(pattern: string, module: ModuleName): DatabaseLocation {
  const written = pattern.replaceAll('{module}', module);
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const schema = decodeURIComponent(url?.pathname.slice(1) ?? '');
  if (!url || !/^[\w$-]+$/.test(schema)) {
    throw new ConfigurationError(
      'QuestEd cannot start: QUESTED_DATABASE_URL must look like mysql://user:secret@host:3306/database; it may hold {module}.',
    );
  }
  return { dialect: 'mysql', url: written, schema };
}
