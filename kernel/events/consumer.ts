import type { ModuleName } from '#contracts/define.ts';
import type { Bus, Fetched, Start } from '#kernel/bus/bus.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import { runBatch } from '#kernel/events/batch.ts';
import { beginCursors, CursorMoved, readCursors } from '#kernel/events/cursor.ts';
import { adopt, dueRetries } from '#kernel/events/deferred.ts';
import { type Group, keyOf, type Partition, type PartitionKey } from '#kernel/events/group.ts';
import { Leases } from '#kernel/events/leases.ts';
import { breathe, Loop } from '#kernel/events/loop.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { runRetries } from '#kernel/events/retries.ts';

/** SQLite has one writer; on MySQL partitions are handled side by side, leaving connections to the requests. */
const SIDE_BY_SIDE = { sqlite: 1, mysql: 4 } as const;
/** A source that is not up yet is asked again after so long. */
const KNOCK = 1000;
/** Cursors are told again even if they have not moved: whoever was told may have forgotten. */
const TELL_AGAIN = 30_000;
/** What was fetched is asked for again after so long, so that retries and leases are looked after in between. */
const ROUND = 1000;

/**
 * Keeps one group at work: owns its share of the partitions, fetches what is new after their cursors, handles it batch
 * by batch, and tries again what is due. All it holds in memory can be lost at any time.
 */
export class Consumer {
  readonly #group: Group;
  readonly #bus: Bus;
  readonly #start: Start;
  readonly #leases: Leases;
  readonly #owned = new Map<string, Partition>();
  readonly #giveBack = new Set<string>();
  readonly #loop: Loop;
  readonly #hearts: Loop;
  readonly #knocking: Loop;
  readonly #unknownTo: Set<ModuleName>;
  #interrupt = new AbortController();
  #stopping = false;
  #lastBeat = 0;
  #lastAnnounced = 0;
  #announced = new Map<string, number>();
  #toldAll = Number.NEGATIVE_INFINITY;

  constructor(group: Group, bus: Bus, start: Start = 'earliest') {
    this.#group = group;
    this.#bus = bus;
    this.#start = start;
    this.#leases = new Leases(group, this.partitions());
    const { timing, log, name } = group;
    this.#loop = new Loop(`consumer of ${name}`, 0, log, () => this.#round());
    this.#hearts = new Loop(`leases of ${name}`, timing.watch, log, () => this.#heart());
    this.#knocking = new Loop(`registration of ${name}`, KNOCK, log, () => this.#knock());
    this.#unknownTo = new Set(group.reactions.sources);
  }

  get alarms(): readonly (PartitionKey & { alarm: string })[] {
    return [...this.#owned.values()].flatMap(({ src, part, alarm }) => (alarm ? [{ src, part, alarm }] : []));
  }

  partitions(): readonly PartitionKey[] {
    return this.#group.reactions.sources.flatMap((src) => ALL_PARTITIONS.map((part) => ({ src, part })));
  }

  /**
   * Reading from the beginning needs no source: cursors start at 0, and sources that are not up yet hear of the group
   * when they are. Only who begins with the latest event has to ask where that is, and fails if nobody answers.
   */
  async start(): Promise<void> {
    if (this.#group.reactions.sources.length === 0) return;
    for (const src of this.#group.reactions.sources) {
      const from = this.#start === 'latest' ? await this.#register(src) : ALL_PARTITIONS.map(() => 0);
      await beginCursors(this.#group, src, from);
    }
    await this.#beat();
    this.#knocking.start();
    this.#hearts.start();
    this.#loop.start();
  }

  async #register(src: ModuleName): Promise<readonly number[]> {
    const from = await this.#bus.register(this.#group.name, src, this.#start);
    this.#unknownTo.delete(src);
    return from;
  }

  /** Until every source knows the group, and so keeps its events for it. */
  async #knock(): Promise<void> {
    for (const src of this.#unknownTo) {
      try {
        await this.#register(src);
        this.#toldAll = Number.NEGATIVE_INFINITY;
      } catch (error) {
        if (!(error instanceof ModuleUnavailable)) throw error;
        this.#group.log.debug({ group: this.#group.name, source: src }, 'the source is not up yet');
      }
    }
    if (this.#unknownTo.size === 0) this.#knocking.end();
  }

  /** Something was set to be tried again, by a person. */
  wake(): void {
    this.#interrupt.abort();
    this.#loop.wake();
  }

  /** Finishes the batches under way, gives the partitions back. */
  async stop(): Promise<void> {
    if (this.#group.reactions.sources.length === 0) return;
    this.#stopping = true;
    this.wake();
    await Promise.all([this.#loop.stop(), this.#hearts.stop(), this.#knocking.stop()]);
    await this.#announce();
    await this.#leases.release([...this.#owned.values()]);
    await this.#leases.leave();
    this.#owned.clear();
  }

  async #heart(): Promise<void> {
    const due = performance.now() - this.#lastBeat >= this.#group.timing.beat;
    const complete = this.#owned.size === this.partitions().length;
    if (due || (!complete && (await this.#leases.anyFree()))) await this.#beat();
  }

  async #beat(): Promise<void> {
    const { owned, gained, surplus } = await this.#leases.beat();
    this.#lastBeat = performance.now();
    const keys = new Set(owned.map(keyOf));
    for (const key of this.#owned.keys()) if (!keys.has(key)) this.#owned.delete(key);
    const named = new Set(gained.map(keyOf));
    // Ours in the database but not here: the answer to an earlier beat was lost, and with it what it said of the owner before.
    const found = owned.filter((key) => !this.#owned.has(keyOf(key)) && !named.has(keyOf(key)));
    await this.#adopt([...gained, ...found.map((key) => ({ ...key, unclean: true }))]);
    for (const key of surplus) this.#giveBack.add(keyOf(key));
    if (gained.length > 0 || surplus.length > 0) this.wake();
  }

  async #adopt(gained: readonly (PartitionKey & { unclean: boolean })[]): Promise<void> {
    const fresh = gained.filter((key) => !this.#owned.has(keyOf(key)));
    if (fresh.length === 0) return;
    await adopt(this.#group, fresh);
    const cursors = await readCursors(this.#group);
    for (const { src, part, unclean } of fresh) {
      const cursor = cursors.find((one) => one.src === src && one.part === part)?.pos ?? 0;
      const partition = { src, part, cursor, careful: unclean, alarm: undefined, verdicts: new Map(), conflicts: 0 };
      this.#owned.set(keyOf({ src, part }), partition);
    }
    this.#group.log.debug({ group: this.#group.name, partitions: fresh.map(keyOf) }, 'partitions taken');
  }

  async #round(): Promise<void> {
    await this.#return();
    this.#interrupt = new AbortController();
    const retries = await dueRetries(this.#group);
    const due = retries.filter((one) => one.in <= 0).flatMap((one) => this.#owned.get(keyOf(one)) ?? []);
    const soonest = Math.min(this.#group.timing.poll, ...retries.filter((one) => one.in > 0).map((one) => one.in));
    await this.#sideBySide(
      due.map((at) => async () => void (await this.#guarded(at, () => runRetries(this.#group, at)))),
    );
    if (this.#stopping) return;
    const wants = [...this.#owned.values()]
      .filter((at) => !at.alarm && !this.#giveBack.has(keyOf(at)))
      .map((at) => ({ source: at.src, part: at.part, after: at.cursor }));
    const wait = due.length > 0 ? 1 : soonest;
    const options = { limit: this.#group.timing.batchEvents, wait, signal: this.#interrupt.signal };
    await this.#handle(await this.#bus.fetch(this.#group.name, wants, options));
    await this.#announce(1000);
  }

  /** Batch by batch in turn, so that no partition waits for all the batches of another. */
  async #handle(fetched: readonly Fetched[]): Promise<void> {
    const end = performance.now() + ROUND;
    const again = async (one: Fetched): Promise<void> => {
      const at = this.#owned.get(keyOf({ src: one.source, part: one.part }));
      if (!at || this.#stopping || performance.now() > end) return;
      if (one.head !== undefined && one.head < at.cursor) at.alarm = behind(at, one.head);
      const done = !at.alarm && (await this.#guarded(at, () => runBatch(this.#group, at, one)));
      await breathe();
      if (at.alarm) this.#group.log.error({ src: at.src, part: at.part, alarm: at.alarm }, 'partition stands still');
      if (done && (one.events.at(-1)?.pos ?? 0) > at.cursor && !at.alarm) queue.push(() => again(one));
    };
    const queue = fetched.map((one) => () => again(one));
    await this.#sideBySide(queue);
  }

  /** The cursor of somebody who was taken for dead is read again; all else is for the loop to log. */
  async #guarded<T>(at: Partition, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CursorMoved)) throw error;
      at.cursor = (await readCursors(this.#group)).find((one) => keyOf(one) === keyOf(at))?.pos ?? at.cursor;
      return undefined;
    }
  }

  /** Works a queue off, some at a time; what runs may add to it. */
  async #sideBySide(queue: (() => Promise<void>)[]): Promise<void> {
    const worker = async () => {
      for (let work = queue.shift(); work; work = queue.shift()) await work();
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE[this.#group.database.dialect] }, worker));
  }

  async #return(): Promise<void> {
    if (this.#giveBack.size === 0) return;
    const keys = [...this.#giveBack].flatMap((key) => this.#owned.get(key) ?? []);
    await this.#leases.release(keys);
    for (const key of keys) this.#owned.delete(keyOf(key));
    this.#giveBack.clear();
  }

  async #announce(notWithin = 0): Promise<void> {
    if (performance.now() - this.#lastAnnounced < notWithin) return;
    this.#lastAnnounced = performance.now();
    if (performance.now() - this.#toldAll > TELL_AGAIN) {
      this.#toldAll = performance.now();
      this.#announced.clear();
    }
    const bySource = new Map<ModuleName, Map<number, number>>();
    for (const at of this.#owned.values()) {
      if (this.#announced.get(keyOf(at)) === at.cursor) continue;
      this.#announced.set(keyOf(at), at.cursor);
      const cursors = bySource.get(at.src) ?? new Map<number, number>();
      bySource.set(at.src, cursors.set(at.part, at.cursor));
    }
    for (const [source, cursors] of bySource) await this.#bus.announce(this.#group.name, source, cursors);
  }
}

const behind = (at: Partition, head: number): string =>
  `fork at position ${head}: the source ends there, but events up to ${at.cursor} were read`;
