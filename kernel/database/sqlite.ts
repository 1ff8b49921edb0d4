import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

const KEPT_STATEMENTS = 500;

/** One open file handle with its prepared statements. */
class Handle {
  readonly db: DatabaseSync;
  readonly #kept = new Map<string, { statement: StatementSync; rows: boolean }>();

  constructor(file: string, readOnly: boolean) {
    this.db = new DatabaseSync(file, { readOnly, timeout: 5000, enableForeignKeyConstraints: true });
    if (!readOnly) this.db.exec('pragma journal_mode=wal; pragma synchronous=normal');
  }

  run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    // SQLite carries some pragmas out while it prepares them: run again from the cache, they would do nothing.
    if (/^\s*pragma\b[^=]*=/i.test(sql)) {
      this.db.exec(sql);
      return { rows: [] };
    }
    let kept = this.#kept.get(sql);
    if (!kept) {
      const statement = this.db.prepare(sql);
      kept = { statement, rows: statement.columns().length > 0 };
      const oldest = this.#kept.keys().next();
      if (this.#kept.size >= KEPT_STATEMENTS && !oldest.done) this.#kept.delete(oldest.value);
      this.#kept.set(sql, kept);
    }
    const values = parameters as SQLInputValue[];
    if (kept.rows) return { rows: kept.statement.all(...values) as R[] };
    const done = kept.statement.run(...values);
    return { rows: [], insertId: BigInt(done.lastInsertRowid), numAffectedRows: BigInt(done.changes) };
  }
}

/**
 * One writer at a time, readers never wait: a WAL file with two handles and a queue in front of the writer.
 *
 * Transactions begin `immediate`, so that two processes on one file wait for each other instead of failing when a
 * reader becomes a writer. A write beside one's own open transaction can never get its turn; after `patience`
 * milliseconds it fails by name instead of hanging for ever.
 */
class TwoHandles implements Driver {
  readonly #file: string;
  readonly #patience: number;
  #writer: Handle | undefined;
  #reader: Handle | undefined;
  #tail: Promise<void> = Promise.resolve();

  constructor(file: string, patience: number) {
    this.#file = file;
    this.#patience = patience;
  }

  async init(): Promise<void> {
    this.#writer = new Handle(this.#file, false);
    this.#reader = this.#file === ':memory:' ? this.#writer : new Handle(this.#file, true);
  }

  async acquireConnection(): Promise<Connection> {
    return new Connection(this);
  }

  async releaseConnection(): Promise<void> {}

  /** Waits for the writer's turn; answers the function that gives it back. */
  async turn(): Promise<() => void> {
    const before = this.#tail;
    const { promise, resolve: free } = Promise.withResolvers<void>();
    this.#tail = promise;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`waited ${this.#patience} ms to write: is this a write beside the open transaction?`)),
        this.#patience,
      );
    });
    try {
      await Promise.race([before, late]);
    } catch (error) {
      void before.then(free);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return free;
  }

  read<R>(query: CompiledQuery): QueryResult<R> {
    return this.#open(this.#reader).run<R>(query.sql, query.parameters);
  }

  write<R>(sql: string, parameters: readonly unknown[] = []): QueryResult<R> {
    return this.#open(this.#writer).run<R>(sql, parameters);
  }

  async beginTransaction(connection: Connection): Promise<void> {
    connection.free = await this.turn();
    try {
      this.write('begin immediate');
    } catch (error) {
      connection.done();
      throw error;
    }
  }

  async commitTransaction(connection: Connection): Promise<void> {
    try {
      this.write('commit');
    } finally {
      connection.done();
    }
    // Statements answer at once, so transactions one after the other would never let timers and sockets have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      this.write('rollback');
    } finally {
      connection.done();
    }
  }

  async savepoint(_connection: Connection, name: string): Promise<void> {
    this.write(`savepoint ${name}`);
  }

  async rollbackToSavepoint(_connection: Connection, name: string): Promise<void> {
    this.write(`rollback to ${name}`);
  }

  async releaseSavepoint(_connection: Connection, name: string): Promise<void> {
    this.write(`release ${name}`);
  }

  async destroy(): Promise<void> {
    if (this.#reader !== this.#writer) this.#reader?.db.close();
    this.#writer?.db.close();
    this.#reader = this.#writer = undefined;
  }

  #open(handle: Handle | undefined): Handle {
    if (!handle) throw new Error(`database ${this.#file} is closed`);
    return handle;
  }
}

class Connection implements DatabaseConnection {
  free: (() => void) | undefined;
  readonly #driver: TwoHandles;

  constructor(driver: TwoHandles) {
    this.#driver = driver;
  }

  done(): void {
    this.free?.();
    this.free = undefined;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.free) return this.#driver.write<R>(query.sql, query.parameters);
    if (/^\s*select\b/i.test(query.sql)) return this.#driver.read<R>(query);
    const free = await this.#driver.turn();
    try {
      return this.#driver.write<R>(query.sql, query.parameters);
    } finally {
      free();
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

class ManyConnections extends SqliteAdapter {
  /** The driver queues writers itself; Kysely's own mutex would make readers wait too. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** A Kysely dialect over `node:sqlite` for a server; `file` may be `:memory:` (then one handle serves both). */
export function sqliteDialect(file: string, patience = 5000): Dialect {
  return {
    createAdapter: () => new ManyConnections(),
    createDriver: () => new TwoHandles(file, patience) as unknown as Driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
