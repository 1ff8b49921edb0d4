import { randomBytes } from 'node:crypto';
import { MikroORM } from '@mikro-orm/mysql';
import type { DatabaseLocation, Dialect } from '#kernel/database/database.ts';

/** The dialects a test runs on: both, unless QUESTED_TEST_DIALECTS names fewer. */
export const DIALECTS: readonly Dialect[] = (
  process.env.QUESTED_TEST_DIALECTS?.split(',') ?? ['sqlite', 'mysql']
).filter((name): name is Dialect => name === 'sqlite' || name === 'mysql');

/** Fresh, empty schemas on the test server, one per name; `drop` removes them. */
export async function freshSchemas(names: readonly string[]) {
  const url = process.env.QUESTED_TEST_MYSQL;
  if (!url) {
    throw new Error(
      'No MySQL server: run the tests by npm (test:integration starts one), name one in QUESTED_TEST_MYSQL, or say QUESTED_TEST_DIALECTS=sqlite.',
    );
  }
  const prefix = `qt_${randomBytes(4).toString('hex')}`;
  const schema = (name: string) => `${prefix}_${name}`;
  const execute = async (statements: string[]) => {
    const orm = await MikroORM.init({
      entities: [],
      clientUrl: url,
      dbName: 'mysql',
      discovery: { warnWhenNoEntities: false },
    });
    for (const statement of statements) await orm.em.getConnection().execute(statement);
    await orm.close(true);
  };
  await execute(names.map((name) => `create database ${schema(name)} character set utf8mb4 collate utf8mb4_bin`));
  return {
    where: (name: string): DatabaseLocation => ({ dialect: 'mysql', url, schema: schema(name), poolSize: 6 }),
    drop: () => execute(names.map((name) => `drop database if exists ${schema(name)}`)),
  };
}
