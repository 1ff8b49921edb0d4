import type { ModuleName } from '#contracts/define.ts';
import { type Database, type EntityManager, fork } from '#kernel/database/database.ts';
import {
  changeDeferred,
  type DeferredKey,
  type DeferredRow,
  findDeferred,
  promoteNext,
  removeDeferred,
} from '#kernel/events/deferred.ts';
import { tables } from '#kernel/events/entities.ts';
import { decoded } from '#kernel/events/envelope.ts';
import { databaseNow } from '#kernel/events/sql.ts';

/** A dead letter as the list shows it; `show` adds the original bytes. */
export type DeadLetter = {
  readonly group: string;
  readonly source: ModuleName;
  readonly part: number;
  readonly pos: number;
  readonly type: string;
  readonly aggregate: string;
  readonly eventId: string | undefined;
  readonly attempts: number;
  readonly crashes: number;
  readonly error: string;
  /** Events of the same aggregate that wait behind it. */
  readonly waiting: number;
  readonly version: number;
};
/** Names one letter; `version` as it was shown: whoever acts on an older view is refused. */
export type LetterKey = {
  readonly group: string;
  readonly source: ModuleName;
  readonly part: number;
  readonly pos: number;
  readonly version: number;
};

/** Somebody else has dealt with this letter since it was shown. */
export class LetterChanged extends Error {
  override readonly name = 'LetterChanged';
}

/** One module's dead letters, for an operator's hands. Every redrive and discard leaves an audit row. */
export class DeadLetters {
  readonly #database: Database;
  readonly #onRedrive: () => void;

  constructor(database: Database, onRedrive: () => void = () => {}) {
    this.#database = database;
    this.#onRedrive = onRedrive;
  }

  async list(limit = 100): Promise<readonly DeadLetter[]> {
    const em = fork(this.#database);
    const rows = await tables(em)
      .selectFrom('bus_deferred')
      .selectAll()
      .where('state', '=', 'dead')
      .limit(limit)
      .execute();
    return Promise.all(rows.map((row) => this.#shown(em, row)));
  }

  async show(key: Omit<LetterKey, 'version'>): Promise<(DeadLetter & { bytes: string }) | undefined> {
    const em = fork(this.#database);
    const row = await findDeferred(em, key.group, place(key));
    return row?.state === 'dead' ? { ...(await this.#shown(em, row)), bytes: row.env } : undefined;
  }

  /** Gives the event its attempts again, at once; what waits behind it follows in order when it succeeds. */
  async redrive(key: LetterKey, by: string): Promise<void> {
    await this.#act(key, by, 'redrive', async (em, row) => {
      const set = { state: 'retry', attempts: 0, crashes: 0, error: null } as const;
      return changeDeferred(em, row, set, { now: databaseNow(this.#database.dialect), delay: 0 });
    });
    this.#onRedrive();
  }

  /** Redrives every letter there is; answers how many. */
  async redriveAll(by: string): Promise<number> {
    const letters = await this.list(10_000);
    for (const letter of letters) await this.redrive(letter, by);
    return letters.length;
  }

  /** Gives the event up for good; what waits behind it goes on without it. */
  async discard(key: LetterKey, by: string): Promise<void> {
    await this.#act(key, by, 'discard', async (em, row) => {
      const gone = await removeDeferred(em, row);
      if (gone && row.blocks === 1) await promoteNext(em, this.#database.dialect, row);
      return gone;
    });
    this.#onRedrive();
  }

  async #act(
    key: LetterKey,
    by: string,
    action: 'redrive' | 'discard',
    change: (em: EntityManager, row: DeferredRow) => Promise<boolean>,
  ): Promise<void> {
    await fork(this.#database).transactional(async (em) => {
      const row = await findDeferred(em, key.group, place(key));
      const same = row?.state === 'dead' && row.version === key.version;
      if (!same || !(await change(em, row))) {
        throw new LetterChanged(`${key.group} ${key.source}/${key.part} at ${key.pos} is not as it was shown`);
      }
      const { grp, src, part, error } = row;
      const eventId = decoded(row.env)?.id ?? '';
      const at = databaseNow(this.#database.dialect);
      await tables(em)
        .insertInto('bus_dlq_audit')
        .values({ action, by, at, grp, src, part, pos: key.pos, eventId, error })
        .execute();
    });
  }

  async #shown(em: EntityManager, row: DeferredRow): Promise<DeadLetter> {
    const behind = await tables(em)
      .selectFrom('bus_deferred')
      .select((of) => of.fn.countAll().as('count'))
      .where('grp', '=', row.grp)
      .where('src', '=', row.src)
      .where('part', '=', row.part)
      .where('agg', '=', row.agg)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    return {
      group: row.grp,
      source: row.src as ModuleName,
      part: row.part,
      pos: Number(row.pos),
      type: row.type,
      aggregate: row.agg,
      eventId: decoded(row.env)?.id,
      attempts: row.attempts,
      crashes: row.crashes,
      error: row.error ?? '',
      waiting: row.blocks === 1 ? Number(behind.count) : 0,
      version: row.version,
    };
  }
}

const place = (key: Omit<LetterKey, 'version'>): DeferredKey => ({ src: key.source, part: key.part, pos: key.pos });
