import { IsolationLevel } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { ModuleName } from '#contracts/define.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import { type Database, type EntityManager, fork } from '#kernel/database/database.ts';
import { chained } from '#kernel/events/chain.ts';
import { tables } from '#kernel/events/entities.ts';
import { Loop } from '#kernel/events/loop.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { databaseNow } from '#kernel/events/sql.ts';
import type { Timing } from '#kernel/events/timing.ts';
import type { Logger } from '#kernel/logger.ts';

const AT_ONCE = 500;
const PER_UPDATE = 100;

type Head = { head: number; lastId: string; lastHash: string };
type Positioned = { id: number; part: number; pos: number; prev: string; hash: string | null };

/**
 * Gives committed events their positions and hands them to the bus. Several relays on one database are safe: positions
 * are given under the lock of `bus_relay`, and what a position holds never changes once that is committed. Which event
 * comes first is decided by the id; within an aggregate that is the order of commits (UNIQUE aggType, aggId, aggSeq), so
 * that a transaction which opened early and commits late is passed by others and delivered when it commits.
 */
export class Relay {
  readonly #source: ModuleName;
  readonly #database: Database;
  readonly #bus: Bus;
  readonly #loop: Loop;
  readonly #published = new Map<number, number>();

  constructor(source: ModuleName, database: Database, bus: Bus, timing: Timing, log: Logger) {
    this.#source = source;
    this.#database = database;
    this.#bus = bus;
    this.#loop = new Loop(`relay of ${source}`, timing.poll, log, () => this.once());
  }

  async start(): Promise<void> {
    await this.#rows();
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Publishes what is committed by now, then ends. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.once();
  }

  async once(): Promise<void> {
    // Handed on before looking again: readers need not wait for the end of a backlog.
    while (await this.#anythingNew()) await this.#handOn(await this.#durably(() => this.#position()));
    const rows = await tables(fork(this.#database)).selectFrom('bus_relay').select(['part', 'head']).execute();
    await this.#handOn(new Map(rows.map((row) => [row.part, Number(row.head)])));
  }

  async #handOn(heads: ReadonlyMap<number, number>): Promise<void> {
    for (const [part, head] of heads) {
      if (head > 0) this.#published.set(part, await this.#bus.append(this.#source, part, head));
    }
  }

  /** The rows that are locked must be there before they can be locked. */
  async #rows(): Promise<void> {
    const mysql = this.#database.dialect === 'mysql';
    await tables(fork(this.#database))
      .insertInto('bus_relay')
      .values(ALL_PARTITIONS.map((part) => ({ part, head: 0, published: 0, pruned: 0, lastId: '', lastHash: '' })))
      .$if(mysql, (insert) => insert.ignore())
      .$if(!mysql, (insert) => insert.orIgnore())
      .execute();
  }

  async #anythingNew(): Promise<boolean> {
    const row = await tables(fork(this.#database))
      .selectFrom('bus_event')
      .select('id')
      .where('part', 'in', [...ALL_PARTITIONS])
      .where('pos', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /**
   * Published implies durable: on SQLite commits are normally left to the operating system to write, and a power loss
   * could make the writer forget a position that a reader has already seen. A full commit here covers all before it.
   * The setting cannot change inside a transaction, and a business commit in between only becomes safer.
   */
  async #durably<T>(work: () => Promise<T>): Promise<T> {
    if (this.#database.dialect === 'mysql') return work();
    const db = tables(fork(this.#database));
    await sql`pragma synchronous=full`.execute(db);
    try {
      return await work();
    } finally {
      await sql`pragma synchronous=normal`.execute(db);
    }
  }

  /** Answers the new heads of the partitions that got events. */
  async #position(): Promise<ReadonlyMap<number, number>> {
    const mysql = this.#database.dialect === 'mysql';
    return fork(this.#database).transactional(
      async (em) => {
        const locked = await tables(em)
          .selectFrom('bus_relay')
          .selectAll()
          .orderBy('part')
          .$if(mysql, (query) => query.forUpdate())
          .execute();
        const heads = new Map<number, Head>(locked.map((row) => [row.part, { ...row, head: Number(row.head) }]));
        const given = (await this.#unpositioned(em)).map((row) => next(heads, row));
        for (let at = 0; at < given.length; at += PER_UPDATE) await this.#write(em, given.slice(at, at + PER_UPDATE));
        const moved = [...heads].filter(([part]) => given.some((row) => row.part === part));
        for (const [part, { head, lastId, lastHash }] of moved) {
          const row = { head, lastId, lastHash, published: this.#published.get(part) ?? 0 };
          await tables(em).updateTable('bus_relay').set(row).where('part', '=', part).execute();
        }
        return new Map(moved.map(([part, { head }]) => [part, head]));
      },
      // Under REPEATABLE READ the updates would lock gaps that writers insert into.
      { isolationLevel: IsolationLevel.READ_COMMITTED },
    );
  }

  /** A plain read, which waits for nobody's open transaction. */
  #unpositioned(em: EntityManager) {
    return tables(em)
      .selectFrom('bus_event')
      .select(['id', 'part', 'msgId', 'type', 'v', 'aggType', 'aggId', 'aggSeq', 'at', 'keep', 'schoolId', 'headers'])
      .select('personalDigest')
      .select((of) => of.case().when('keep', '=', 'forever').then(of.ref('data')).else('').end().as('data'))
      .where('part', 'in', [...ALL_PARTITIONS])
      .where('pos', 'is', null)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
  }

  async #write(em: EntityManager, rows: readonly Positioned[]): Promise<void> {
    const pick = (value: (row: Positioned) => number | string | null) =>
      sql`case id ${sql.join(
        rows.map((row) => sql`when ${row.id} then ${value(row)}`),
        sql` `,
      )} end`;
    await sql`update bus_event
      set pos = ${pick((row) => row.pos)}, prev = ${pick((row) => row.prev)}, hash = ${pick((row) => row.hash)},
        ${sql.ref('publishedAt')} = ${databaseNow(this.#database.dialect)}
      where id in (${sql.join(rows.map((row) => row.id))})`.execute(tables(em));
  }
}

type Unpositioned = Parameters<typeof chained>[1] & { id: number; part: number; keep: 'forever' | 'retention' };

function next(heads: Map<number, Head>, row: Unpositioned): Positioned {
  const before = heads.get(row.part) ?? { head: 0, lastId: '', lastHash: '' };
  const link = { ...row, aggSeq: Number(row.aggSeq), at: Number(row.at) };
  const hash = row.keep === 'forever' ? chained(before.lastHash, link) : null;
  heads.set(row.part, { head: before.head + 1, lastId: row.msgId, lastHash: hash ?? before.lastHash });
  return { id: row.id, part: row.part, pos: before.head + 1, prev: before.lastId, hash };
}
