/**
 * npm run migration -- <module> <name>
 * Writes the next migration of a module for both dialects from its entities; needs no server. Prints `no change` when
 * the entities already are what the migrations make.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { EntityCaseNamingStrategy, type EntitySchema, MikroORM } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MySqlDriver } from '@mikro-orm/mysql';
import { SqliteDriver } from '@mikro-orm/sql';
import { MYSQL_TEXT } from '#kernel/database/database.ts';
import { sqliteDialect } from '#kernel/database/sqlite.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { entitiesOf } from '#kernel/module-runtime.ts';

const KINDS = ['sqlite', 'mysql'] as const;
/** An empty MySQL schema: with it the generator never asks a server. */
const EMPTY = { namespaces: [], name: '', tables: [], nativeEnums: {} };

const [, , name, label] = process.argv;
if (!name || !label) {
  console.error('usage: npm run migration -- <module> <name>');
  process.exit(2);
}
const folder = new URL(`../../modules/${name}/database/migrations/`, import.meta.url);
for (const kind of KINDS) mkdirSync(new URL(`${kind}/`, folder), { recursive: true });
writeIndex();

const door = (await import(new URL(`../../modules/${name}/module.ts`, import.meta.url).href)) as Record<
  string,
  ModuleManifest
>;
const manifest = Object.values(door).find((value) => value?.name === name);
if (!manifest) throw new Error(`modules/${name}/module.ts exports no manifest of that name`);

for (const kind of KINDS) {
  const path = new URL(`${kind}/`, folder).pathname;
  const snapshot = `${path}/snapshot.json`;
  if (kind === 'mysql' && !existsSync(snapshot)) writeFileSync(snapshot, JSON.stringify(EMPTY));
  const target =
    kind === 'sqlite'
      ? { driver: SqliteDriver, dbName: ':memory:', driverOptions: sqliteDialect(':memory:') }
      : { driver: MySqlDriver, dbName: name, connect: false, ...MYSQL_TEXT };
  const orm = await MikroORM.init({
    entities: entitiesOf(manifest) as EntitySchema[],
    extensions: [Migrator],
    namingStrategy: EntityCaseNamingStrategy,
    forceUtcTimezone: true,
    migrations: {
      path,
      pathTs: path,
      emit: 'ts',
      snapshot: true,
      snapshotName: 'snapshot',
      tableName: `${name}_migrations`,
    },
    ...target,
  } as never);
  const migrator = (orm as unknown as { migrator: Migrator }).migrator;
  const created = await migrator.create(undefined, false, false, label);
  console.log(`${name} ${kind}: ${created.fileName || 'no change'}`);
  await orm.close(true);
}
writeIndex();

/** Static imports, so that migrations travel inside a bundle. */
function writeIndex(): void {
  const imports: string[] = [];
  const lists = KINDS.map((kind) => {
    const classes = readdirSync(new URL(`${kind}/`, folder))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => file.slice(0, -3));
    const entries = classes.map((file, index) => {
      const local = `${kind}${index + 1}`;
      imports.push(`import { ${file} as ${local} } from './${kind}/${file}.ts';`);
      return `{ name: '${file}', class: ${local} }`;
    });
    return `  ${kind}: [${entries.join(', ')}],`;
  });
  const text = [
    "import type { Migrations } from '#kernel/database/database.ts';",
    ...imports.sort((a, b) => (a.split(' from ')[1] ?? '').localeCompare(b.split(' from ')[1] ?? '')),
    '',
    '/** Written by `npm run migration`. */',
    'export const migrations: Migrations = {',
    ...lists,
    '};',
    '',
  ].join('\n');
  writeFileSync(new URL('index.ts', folder), text);
}
