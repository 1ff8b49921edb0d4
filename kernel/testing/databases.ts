import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModuleName } from '#contracts/define.ts';
import type { DatabaseLocation, Dialect } from '#kernel/database/database.ts';

/** Empty databases for one test, one per module; `remove` leaves nothing behind. */
export type TestDatabases = {
  readonly dialect: Dialect;
  where(module: ModuleName): DatabaseLocation;
  remove(): Promise<void>;
};

/**
 * The dialects tests run on. Both, unless `QUESTED_TEST_DIALECTS=sqlite` says that there is no MariaDB here; the test
 * runner names it in `QUESTED_TEST_MYSQL`, e.g. `mysql://root@127.0.0.1:4210/`.
 */
export const testDialects = (): readonly Dialect[] =>
  process.env['QUESTED_TEST_DIALECTS'] === 'sqlite' ? ['sqlite'] : ['sqlite', 'mysql'];

export async function testDatabases(dialect: Dialect): Promise<TestDatabases> {
  return dialect === 'sqlite' ? sqliteFiles() : mysqlSchemas();
}

async function sqliteFiles(): Promise<TestDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'quested-'));
  return {
    dialect: 'sqlite',
    where: (module) => ({ dialect: 'sqlite', file: join(folder, `${module}.sqlite`) }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function mysqlSchemas(): Promise<TestDatabases> {
  const url = process.env['QUESTED_TEST_MYSQL'];
  if (!url) {
    throw new Error(
      'QUESTED_TEST_MYSQL is not set: these tests need a MariaDB (mysql://user@host:port/), or QUESTED_TEST_DIALECTS=sqlite to do without.',
    );
  }
  const prefix = `quested_test_${randomBytes(5).toString('hex')}`;
  const made = new Set<string>();
  return {
    dialect: 'mysql',
    where(module) {
      const schema = `${prefix}_${module}`;
      made.add(schema);
      return { dialect: 'mysql', url, schema };
    },
    async remove() {
      const { createConnection } = await import('mysql2/promise');
      const connection = await createConnection(url);
      for (const schema of made) await connection.query(`drop database if exists ${schema}`);
      await connection.end();
    },
  };
}
