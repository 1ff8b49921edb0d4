import type { ModuleName } from '#contracts/define.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { encode } from '#kernel/events/envelope.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { databaseNow } from '#kernel/events/sql.ts';

/** One event as it travels: its position in the partition and the envelope as JSON, byte for byte what was committed. */
export type Carried = { readonly pos: number; readonly bytes: string };

/** `earliest` begins with the oldest kept event, `latest` with what comes next. */
export type Start = 'earliest' | 'latest';

/** Where one partition's numbering stands: the last position given, and up to where the store was pruned. */
export type PartitionState = { readonly head: number; readonly pruned: number };

/** What the source knows of one group on one partition; its cursor may lag behind the group's own. */
export type SubscribedGroup = {
  readonly grp: string;
  readonly part: number;
  readonly cursor: number;
  readonly state: 'attached' | 'detached' | 'retired';
};

/** What a bus may do with a source module's event store. Reading it never waits for writers. */
export class EventStore {
  readonly source: ModuleName;
  readonly #database: Database;

  constructor(source: ModuleName, database: Database) {
    this.source = source;
    this.#database = database;
  }

  /** By partition; zeros before the relay has run for the first time. */
  async state(): Promise<readonly PartitionState[]> {
    const rows = await tables(fork(this.#database))
      .selectFrom('bus_relay')
      .select(['part', 'head', 'pruned'])
      .execute();
    return ALL_PARTITIONS.map((part) => {
      const row = rows.find((one) => Number(one.part) === part);
      return { head: Number(row?.head ?? 0), pruned: Number(row?.pruned ?? 0) };
    });
  }

  /** The positioned events after `after`, in order. */
  async read(part: number, after: number, limit: number): Promise<readonly Carried[]> {
    const rows = await tables(fork(this.#database))
      .selectFrom('bus_event')
      .select(['msgId', 'type', 'v', 'pos', 'prev', 'aggType', 'aggId', 'aggSeq', 'at', 'schoolId'])
      .select(['headers', 'data', 'personal'])
      .where('part', '=', part)
      .where('pos', '>', after)
      .orderBy('pos')
      .limit(limit)
      .execute();
    return rows.map((row) => {
      const pos = Number(row.pos);
      const facts = { part, pos, prev: row.prev ?? '', aggSeq: Number(row.aggSeq), at: Number(row.at) };
      return { pos, bytes: encode(this.source, { ...row, ...facts }) };
    });
  }

  /** Writer's time of the first event after `after`; undefined when there is none. */
  async writtenAt(part: number, after: number): Promise<number | undefined> {
    const row = await tables(fork(this.#database))
      .selectFrom('bus_event')
      .select('at')
      .where('part', '=', part)
      .where('pos', '>', after)
      .orderBy('pos')
      .limit(1)
      .executeTakeFirst();
    return row && Number(row.at);
  }

  /** Events that are committed but have no position yet. */
  async unpublished(): Promise<number> {
    const row = await tables(fork(this.#database))
      .selectFrom('bus_event')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('part', 'in', [...ALL_PARTITIONS])
      .where('pos', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  /** Makes a group known, once; answers where it begins when its own cursors do not say otherwise. */
  async register(group: string, start: Start): Promise<readonly number[]> {
    const state = await this.state();
    const from = state.map(({ head }) => (start === 'latest' ? head : 0));
    const now = databaseNow(this.#database.dialect);
    await fork(this.#database).transactional(async (em) => {
      const known = await tables(em).selectFrom('bus_group').select('part').where('grp', '=', group).execute();
      const missing = ALL_PARTITIONS.filter((part) => !known.some((row) => Number(row.part) === part));
      if (missing.length === 0) return;
      const mysql = this.#database.dialect === 'mysql';
      await tables(em)
        .insertInto('bus_group')
        .values(
          missing.map((part) => ({
            grp: group,
            part,
            cursor: from[part] ?? 0,
            seenAt: now,
            state: 'attached' as const,
          })),
        )
        .$if(mysql, (insert) => insert.ignore())
        .$if(!mysql, (insert) => insert.orIgnore())
        .execute();
    });
    return from;
  }

  async announce(group: string, cursors: ReadonlyMap<number, number>): Promise<void> {
    await fork(this.#database).transactional(async (em) => {
      for (const [part, cursor] of cursors) {
        await tables(em)
          .updateTable('bus_group')
          .set({ cursor, seenAt: databaseNow(this.#database.dialect) })
          .where('grp', '=', group)
          .where('part', '=', part)
          .where('cursor', '<', cursor)
          .execute();
      }
    });
  }

  async groups(): Promise<readonly SubscribedGroup[]> {
    const rows = await tables(fork(this.#database))
      .selectFrom('bus_group')
      .select(['grp', 'part', 'cursor', 'state'])
      .execute();
    return rows.map((row) => ({ ...row, part: Number(row.part), cursor: Number(row.cursor) }));
  }

  /** Detached: the transport keeps nothing for the group on this partition; it reads from here. */
  async attach(group: string, part: number, state: 'attached' | 'detached'): Promise<void> {
    await tables(fork(this.#database))
      .updateTable('bus_group')
      .set({ state })
      .where('grp', '=', group)
      .where('part', '=', part)
      .where('state', '!=', 'retired')
      .execute();
  }

  /** The group is no longer: nothing is kept for it. */
  async retire(group: string): Promise<void> {
    await tables(fork(this.#database))
      .updateTable('bus_group')
      .set({ state: 'retired' })
      .where('grp', '=', group)
      .execute();
  }
}
