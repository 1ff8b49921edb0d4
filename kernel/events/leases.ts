import { IsolationLevel } from '@mikro-orm/core';
import { type EntityManager, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { type Group, keyOf, type PartitionKey } from '#kernel/events/group.ts';
import { databaseNow } from '#kernel/events/sql.ts';

/** What one sign of life brought. */
export type Beat = {
  readonly owned: readonly PartitionKey[];
  /** Newly taken; `unclean` when the owner before never gave it back. */
  readonly gained: readonly (PartitionKey & { unclean: boolean })[];
  /** More than the fair share: to be given back between two batches. */
  readonly surplus: readonly PartitionKey[];
};

type LeaseRow = { src: string; part: number; owner: string; until: number; clean: number };

/**
 * Shares a group's partitions out among the instances that live, by the database's clock. A lease saves work; that
 * effects happen once is the cursor's doing. A lease or sign of life further ahead than it could have been written was
 * written before the clock was set back, and counts as expired.
 */
export class Leases {
  readonly #group: Group;
  readonly #all: readonly PartitionKey[];

  constructor(group: Group, all: readonly PartitionKey[]) {
    this.#group = group;
    this.#all = all;
  }

  async beat(): Promise<Beat> {
    return this.#transaction(async (em) => {
      const now = await this.#now(em);
      const live = await this.#sign(em, now);
      const rows = await this.#rows(em);
      const mine = rows.filter((row) => row.owner === this.#group.instance);
      await this.#renew(em, now);
      const share = Math.ceil(this.#all.length / live);
      const gained: (PartitionKey & { unclean: boolean })[] = [];
      for (const row of rows) {
        if (mine.length + gained.length >= share) break;
        const key = this.#all.find((one) => one.src === row.src && one.part === row.part);
        if (!key || row.owner === this.#group.instance || !this.#expired(row.until, now)) continue;
        if (await this.#take(em, row, now)) gained.push({ ...key, unclean: row.clean === 0 });
      }
      const owned = this.#all.filter((key) => mine.some((row) => row.src === key.src && row.part === key.part));
      return { owned: [...owned, ...gained], gained, surplus: owned.slice(share) };
    });
  }

  /** Is there anything to take? A read only: cheap enough to be asked ten times a second. */
  async anyFree(): Promise<boolean> {
    const em = fork(this.#group.database);
    const now = await this.#now(em);
    return (await this.#rows(em)).some((row) => row.owner !== this.#group.instance && this.#expired(row.until, now));
  }

  /** Gives partitions back: others may take them at once, and need not be careful. */
  async release(keys: readonly PartitionKey[]): Promise<void> {
    await this.#transaction(async (em) => {
      for (const key of keys) {
        await tables(em)
          .updateTable('bus_lease')
          .set({ owner: '', until: 0, clean: 1 })
          .where('grp', '=', this.#group.name)
          .where('src', '=', key.src)
          .where('part', '=', key.part)
          .where('owner', '=', this.#group.instance)
          .execute();
      }
    });
  }

  /** This instance is no longer: its share goes to the others. */
  async leave(): Promise<void> {
    await tables(fork(this.#group.database))
      .deleteFrom('bus_instance')
      .where('grp', '=', this.#group.name)
      .where('id', '=', this.#group.instance)
      .execute();
  }

  #expired(until: number, now: number): boolean {
    return until < now || until > now + this.#group.timing.lease;
  }

  /** Says that this instance lives; answers how many do. */
  async #sign(em: EntityManager, now: number): Promise<number> {
    const { name: grp, instance: id, timing } = this.#group;
    const alive = await tables(em).selectFrom('bus_instance').select(['id', 'seenAt']).where('grp', '=', grp).execute();
    for (const one of alive) {
      if (one.id !== id && this.#expired(Number(one.seenAt) + timing.lease, now)) {
        await tables(em).deleteFrom('bus_instance').where('grp', '=', grp).where('id', '=', one.id).execute();
      }
    }
    if (alive.some((one) => one.id === id)) {
      await tables(em)
        .updateTable('bus_instance')
        .set({ seenAt: now })
        .where('grp', '=', grp)
        .where('id', '=', id)
        .execute();
    } else await tables(em).insertInto('bus_instance').values({ grp, id, seenAt: now }).execute();
    const others = alive.filter((one) => one.id !== id && !this.#expired(Number(one.seenAt) + timing.lease, now));
    return others.length + 1;
  }

  async #rows(em: EntityManager): Promise<readonly LeaseRow[]> {
    const read = () =>
      tables(em)
        .selectFrom('bus_lease')
        .select(['src', 'part', 'owner', 'until', 'clean'])
        .where('grp', '=', this.#group.name)
        .orderBy('src')
        .orderBy('part')
        .execute();
    const rows = (await read()).map((row) => ({ ...row, until: Number(row.until) }));
    const known = new Set(rows.map((row) => `${row.src}/${row.part}`));
    const missing = this.#all.filter((key) => !known.has(keyOf(key)));
    if (missing.length === 0 || !em.isInTransaction()) return rows;
    const free = missing.map((key) => ({ ...key, owner: '', until: 0, clean: 1 as const }));
    const mysql = this.#group.database.dialect === 'mysql';
    await tables(em)
      .insertInto('bus_lease')
      .values(free.map((row) => ({ grp: this.#group.name, ...row })))
      .$if(mysql, (insert) => insert.ignore())
      .$if(!mysql, (insert) => insert.orIgnore())
      .execute();
    return [...rows, ...free];
  }

  async #renew(em: EntityManager, now: number): Promise<void> {
    await tables(em)
      .updateTable('bus_lease')
      .set({ until: now + this.#group.timing.lease })
      .where('grp', '=', this.#group.name)
      .where('owner', '=', this.#group.instance)
      .execute();
  }

  /** Conditional on what was read: of two instances that want it, one gets it. */
  async #take(em: EntityManager, row: LeaseRow, now: number): Promise<boolean> {
    const done = await tables(em)
      .updateTable('bus_lease')
      .set({ owner: this.#group.instance, until: now + this.#group.timing.lease, clean: 0 })
      .where('grp', '=', this.#group.name)
      .where('src', '=', row.src)
      .where('part', '=', row.part)
      .where('owner', '=', row.owner)
      .where('until', '=', row.until)
      .executeTakeFirst();
    return done.numUpdatedRows === 1n;
  }

  async #now(em: EntityManager): Promise<number> {
    const row = await tables(em)
      .selectNoFrom(databaseNow(this.#group.database.dialect).as('now'))
      .executeTakeFirstOrThrow();
    return Number(row.now);
  }

  #transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return fork(this.#group.database).transactional(work, { isolationLevel: IsolationLevel.READ_COMMITTED });
  }
}
