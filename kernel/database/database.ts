import { type Constructor, EntityCaseNamingStrategy, type EntitySchema, type MikroORM } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import { type AbstractSqlDriver, type EntityManager, SqliteDriver, MikroORM as SqlMikroORM } from '@mikro-orm/sql';
import { sqliteDialect } from '#kernel/database/sqlite.ts';

export type Dialect = 'sqlite' | 'mysql';
export type Orm = MikroORM<AbstractSqlDriver>;
export type { EntityManager } from '@mikro-orm/sql';

export type MigrationList = readonly { name: string; class: Constructor<Migration> }[];
/** A module's migrations for both dialects, imported statically so that they travel inside a bundle. */
export type Migrations = Record<Dialect, MigrationList>;

// biome-ignore lint/suspicious/noExplicitAny: a schema of any entity; its own type is kept where it is defined
export type AnyEntity = EntitySchema<any>;

/** Where one module keeps its rows: a file, or a schema with a user of its own. */
export type DatabaseLocation =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | { readonly dialect: 'mysql'; readonly url: string; readonly schema: string; readonly poolSize?: number };

export type Database = {
  readonly name: string;
  readonly dialect: Dialect;
  readonly orm: Orm;
  /** What this program knows of, oldest first. */
  readonly migrations: MigrationList;
  close(): Promise<void>;
};

const common = (entities: readonly AnyEntity[], table: string, list: MigrationList) => ({
  entities: [...entities],
  extensions: [Migrator],
  namingStrategy: EntityCaseNamingStrategy,
  forceUtcTimezone: true,
  validate: false,
  migrations: { tableName: table, migrationsList: [...list], snapshot: false, silent: true, transactional: true },
});

/** Text compares by code points, as on SQLite, so that order and uniqueness are the same on both. */
export const MYSQL_TEXT = { charset: 'utf8mb4', collate: 'utf8mb4_bin' } as const;

/** Opens a module's database; does not migrate. */
export async function openDatabase(
  name: string,
  entities: readonly AnyEntity[],
  migrations: Migrations,
  where: DatabaseLocation,
): Promise<Database> {
  const options = common(entities, `${name}_migrations`, migrations[where.dialect]);
  const orm = where.dialect === 'sqlite' ? await openSqlite(options, where.file) : await openMysql(options, where);
  // Typed reads go past the ORM, which would otherwise connect with its own first query.
  await orm.connect();
  const known = migrations[where.dialect];
  return { name, dialect: where.dialect, orm, migrations: known, close: () => orm.close(true) };
}

async function openSqlite(options: ReturnType<typeof common>, file: string): Promise<Orm> {
  return (await SqlMikroORM.init({
    ...options,
    driver: SqliteDriver,
    dbName: file,
    driverOptions: sqliteDialect(file),
  })) as unknown as Orm;
}

async function openMysql(
  options: ReturnType<typeof common>,
  where: Extract<DatabaseLocation, { dialect: 'mysql' }>,
): Promise<Orm> {
  const { MySqlDriver } = await import('@mikro-orm/mysql');
  return (await SqlMikroORM.init({
    ...options,
    driver: MySqlDriver,
    clientUrl: where.url,
    dbName: where.schema,
    ...MYSQL_TEXT,
    pool: { min: 0, max: where.poolSize ?? 8 },
  } as never)) as unknown as Orm;
}

/** A fresh entity manager with its own identity map, outside of any transaction. */
export const fork = (database: Database): EntityManager => database.orm.em.fork() as unknown as EntityManager;
