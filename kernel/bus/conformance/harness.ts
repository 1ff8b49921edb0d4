import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { ModuleName } from '#contracts/define.ts';
import type { AdapterName, BusOptions, MakeAdapter } from '#kernel/bus/conformance/adapters.ts';
import { persons, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { type NodeOptions, openTestDatabase, startNode, type TestNode } from '#kernel/bus/conformance/node.ts';
import { type Remote, type RemoteOptions, spawnNode } from '#kernel/bus/conformance/remote.ts';
import { type Database, type DatabaseLocation, type Dialect, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import type { Timing } from '#kernel/events/timing.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { replica } from '#kernel/replica/replica.ts';
import { freshSchemas } from '#kernel/testing/mysql.ts';
import type { RedisServer } from '#kernel/testing/redis-server.ts';

/** Everything a case needs of the adapter under test and of the databases below it. */
export type Harness = {
  readonly dialect: Dialect;
  readonly adapter: AdapterName;
  /** The server between the processes, to be killed or frozen; only where the adapter has one. */
  readonly server: RedisServer | undefined;
  where(module: ModuleName): DatabaseLocation;
  /** A handle to look at a module's rows with. */
  database(module: ModuleName): Database;
  /** Starts modules in this process; stopped after the case if the case does not. */
  start(options: Pick<NodeOptions, 'modules'> & Partial<NodeOptions> & { busOptions?: BusOptions }): Promise<TestNode>;
  /** Starts the standard modules in a process of its own, which a case may kill or freeze. */
  spawn(options: RemoteOptions): Promise<Remote>;
  /** Takes everything from the transport that it holds; databases stay. */
  wipe(node: TestNode): Promise<void>;
  /** Ends what the case has started and empties the tables. */
  reset(): Promise<void>;
  dispose(): Promise<void>;
};
export type MakeHarness = () => Promise<Harness>;

/** Shorter than in operation, so that takeovers can be waited for. */
export const QUICK: Partial<Timing> = { lease: 1000, beat: 250, watch: 50, poll: 200 };

const academic = subscriber({ name: 'academic', replicas: [replica(persons)] });
/** Whose tables are in which database: `content` is the empty database a replay of academic runs in. */
const TABLES: readonly (readonly [ModuleName, ModuleManifest])[] = [
  ['user', user],
  ['academic', academic],
  ['notification', subscriber({ name: 'notification' })],
  ['content', academic],
];

export async function makeHarness(makeAdapter: MakeAdapter, dialect: Dialect): Promise<Harness> {
  const adapter = await makeAdapter();
  const names = TABLES.map(([name]) => name);
  const folder = mkdtempSync(join(tmpdir(), 'quested-bus-'));
  const schemas = dialect === 'mysql' ? await freshSchemas(names) : undefined;
  const where = (name: ModuleName): DatabaseLocation =>
    schemas ? schemas.where(name) : { dialect: 'sqlite', file: join(folder, `${name}.db`) };
  const databases = new Map<ModuleName, Database>();
  for (const [name, manifest] of TABLES) {
    const database = await openTestDatabase(manifest, where(name));
    await database.orm.schema.create();
    databases.set(name, database);
  }
  const started = new Set<TestNode>();
  const remotes = new Set<Remote>();
  const database = (name: ModuleName): Database => {
    const found = databases.get(name);
    if (!found) throw new Error(`no database for ${name}`);
    return found;
  };
  const endAll = async () => {
    await Promise.all([...remotes].map((remote) => remote.kill()));
    await Promise.all([...started].map((node) => node.stop(1000).catch(() => {})));
    remotes.clear();
    started.clear();
  };
  return {
    dialect,
    adapter: adapter.name,
    server: adapter.server,
    where,
    database,
    async start(options) {
      const node = await startNode({
        where,
        bus: options.bus ?? (await adapter.make(options.busOptions)),
        timing: QUICK,
        ...options,
      });
      started.add(node);
      return { ...node, stop: (grace) => (started.delete(node) ? node.stop(grace) : Promise.resolve()) };
    },
    async spawn(options) {
      const remote = await spawnNode({
        bus: adapter.name,
        ...(adapter.server ? { redis: adapter.server.url } : {}),
        where: Object.fromEntries(names.map((name) => [name, where(name)])),
        timing: QUICK,
        ...options,
      });
      remotes.add(remote);
      return remote;
    },
    wipe: (node) => adapter.wipe(node.bus),
    async reset() {
      await endAll();
      await adapter.empty?.();
      for (const one of databases.values()) await emptied(one);
    },
    async dispose() {
      await endAll();
      for (const one of databases.values()) await one.close();
      await schemas?.drop();
      await adapter.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Only tables that hold something: MySQL makes a truncated table anew. Deleting the rows would be quicker, but InnoDB
 * remembers deleted keys for a while and locks the gaps around them, so that the next case would meet the locks of this one.
 */
async function emptied(database: Database): Promise<void> {
  const db = tables(fork(database));
  for (const { tableName } of database.orm.getMetadata().getAll().values()) {
    const any = await sql`select 1 from ${sql.table(tableName)} limit 1`.execute(db);
    if (any.rows.length === 0) continue;
    await sql`${sql.raw(database.dialect === 'mysql' ? 'truncate' : 'delete from')} ${sql.table(tableName)}`.execute(
      db,
    );
  }
}
