import { CompiledQuery } from 'kysely';
import type { Carried, Fetched } from '#kernel/bus/bus.ts';
import { type EntityManager, fork } from '#kernel/database/database.ts';
import { isConflict } from '#kernel/database/unit-of-work.ts';
import { type Cursor, lockCursor, moveCursor } from '#kernel/events/cursor.ts';
import { blockedAggregates, defer, findDeferred } from '#kernel/events/deferred.ts';
import { tables } from '#kernel/events/entities.ts';
import { aggregateOf, decoded, type Wire } from '#kernel/events/envelope.ts';
import type { Group, Partition } from '#kernel/events/group.ts';
import { ReactionTimeout } from '#kernel/events/reactions.ts';
import { type AfterCommit, afterCommit, attempt } from '#kernel/events/retries.ts';
import { backoff, unheardOf } from '#kernel/events/timing.ts';

const CONFLICTS_BEFORE_FAILURE = 3;

const SAVEPOINT = CompiledQuery.raw('savepoint event');
const ROLLBACK = CompiledQuery.raw('rollback to savepoint event');
const RELEASE = CompiledQuery.raw('release savepoint event');

/** The transaction cannot go on and is begun again from the cursor. */
class Again extends Error {}

/**
 * Handles fetched events of one partition in one transaction, in order, until they are used up or the batch has had its
 * time. One that fails is set aside for retry, one whose aggregate has an event set aside joins it. The cursor moves in
 * the same transaction. Answers false when the batch must be fetched again.
 */
export async function runBatch(group: Group, at: Partition, fetched: Fetched): Promise<boolean> {
  if (at.careful) return runCarefully(group, at, fetched);
  try {
    await transaction(group, at, fetched);
  } catch (error) {
    if (error instanceof Again) return false;
    throw error;
  }
  at.conflicts = 0;
  at.verdicts.clear();
  return true;
}

/**
 * The first batch after an owner died with work in hand: one of its events may have been the reason. Each is set aside
 * as an attempt under way, which commits, and only then runs; one that ends the process again has been counted.
 */
async function runCarefully(group: Group, at: Partition, fetched: Fetched): Promise<boolean> {
  for (const event of fetched.events) {
    await group.alone(async () => {
      await transaction(group, at, { ...fetched, events: [event] });
      const row = await findDeferred(fork(group.database), group.name, { ...at, pos: event.pos });
      if (row?.state === 'running') await attempt(group, at, row);
    });
    if (at.alarm) return true;
  }
  at.careful = false;
  return true;
}

async function transaction(group: Group, at: Partition, fetched: Fetched): Promise<void> {
  const committed: AfterCommit[] = [];
  at.cursor = await fork(group.database).transactional(async (em) => {
    const cursor = await lockCursor(em, group, at);
    const end = await new Batch(em, group, at, committed).run(cursor, fetched);
    await moveCursor(em, group, at, cursor.pos, end);
    return end.pos;
  });
  await afterCommit(group, committed);
}

class Batch {
  readonly #em: EntityManager;
  /** For reactions, apart from what moves the cursor and sets events aside. */
  readonly #reacting: EntityManager;
  readonly #group: Group;
  readonly #at: Partition;
  readonly #committed: AfterCommit[];
  #blocked: Set<string> = new Set();

  constructor(em: EntityManager, group: Group, at: Partition, committed: AfterCommit[]) {
    this.#em = em;
    this.#reacting = em.fork({ clear: true, keepTransactionContext: true });
    this.#group = group;
    this.#at = at;
    this.#committed = committed;
  }

  async run(from: Cursor, fetched: Fetched): Promise<Cursor> {
    let cursor = from;
    this.#blocked = await blockedAggregates(this.#em, this.#group, this.#at);
    const end = performance.now() + this.#group.timing.batchTime;
    for (const event of fetched.events) {
      if (event.pos <= cursor.pos) continue;
      if (cursor !== from && performance.now() > end) break;
      const wire = decoded(event.bytes);
      this.#at.alarm = discontinuity(cursor, event, wire, fetched.prunedTo);
      if (this.#at.alarm) break;
      await this.#handle(event, wire);
      cursor = { pos: event.pos, lastId: wire?.id ?? '' };
    }
    return cursor;
  }

  async #handle(event: Carried, wire: Wire | undefined): Promise<void> {
    const hearing = wire ? this.#group.reactions.hearing(wire.type) : 'heard';
    if (hearing === 'unheard') return;
    const put = (as: Parameters<typeof defer>[5]) => this.#defer(event, wire, as);
    if (wire && this.#blocked.has(aggregateOf(wire))) return put({ state: 'waiting', attempts: 0, delay: 0 });
    if (hearing === 'unsupported') return put({ state: 'unsupported', attempts: 0, delay: 0 });
    if (this.#at.careful) return put({ state: 'running', attempts: 1, delay: unheardOf(this.#group.timing) });
    const error = this.#at.verdicts.get(event.pos) ?? (await this.#tried(event, wire));
    if (error) await put({ state: 'retry', attempts: 1, delay: backoff(this.#group.timing, 1), error });
  }

  async #defer(event: Carried, wire: Wire | undefined, as: Parameters<typeof defer>[5]): Promise<void> {
    await defer(this.#em, this.#group, this.#at, event, wire, as);
    if (wire) this.#blocked.add(aggregateOf(wire));
  }

  /**
   * Runs the reactions; answers why they failed, with the transaction as it was before. Most batches see no failure, so
   * the first one is let undo the batch, which is begun again knowing it; from then on each event can be undone alone.
   */
  async #tried(event: Carried, wire: Wire | undefined): Promise<Error | undefined> {
    const { workshop, reactions, timing, database } = this.#group;
    const alone = this.#at.verdicts.size > 0;
    if (alone) await tables(this.#em).executeQuery(SAVEPOINT);
    try {
      // What one event had in hand is not for the next one's eyes, and not to be flushed with it.
      this.#reacting.clear();
      this.#committed.push(await reactions.run(workshop, this.#reacting, event.bytes, timing.reaction, wire));
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.#refuseToGoOn(event, error);
      if (!alone) {
        this.#at.verdicts.set(event.pos, error);
        throw new Again(error.message, { cause: error });
      }
      await tables(this.#em).executeQuery(ROLLBACK);
      return error;
    } finally {
      // MySQL replaces a savepoint of the same name, SQLite would stack them.
      if (alone && database.dialect === 'sqlite') await tables(this.#em).executeQuery(RELEASE);
    }
    return undefined;
  }

  /** A deadlock has undone the transaction, a conflict needs fresh data, a late reaction may still be using it. */
  #refuseToGoOn(event: Carried, error: Error): void {
    const late = error instanceof ReactionTimeout;
    if (!late && !isConflict(error)) return;
    this.#at.conflicts += 1;
    if (late || this.#at.conflicts >= CONFLICTS_BEFORE_FAILURE) this.#at.verdicts.set(event.pos, error);
    throw new Again(error.message, { cause: error });
  }
}

/** Says in words when an event does not continue what was read before; nothing is ever skipped to make it fit. */
function discontinuity(cursor: Cursor, event: Carried, wire: Wire | undefined, prunedTo: number): string | undefined {
  if (event.pos !== cursor.pos + 1) {
    if (event.pos - 1 <= prunedTo) return undefined;
    return `hole: positions ${cursor.pos + 1} to ${event.pos - 1} are missing`;
  }
  if (!wire || cursor.lastId === '' || wire.prev === cursor.lastId) return undefined;
  return `fork at position ${cursor.pos}: read as event ${cursor.lastId}, now it is ${wire.prev}`;
}
