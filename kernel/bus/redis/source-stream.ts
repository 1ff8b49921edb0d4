import type { ModuleName } from '#contracts/define.ts';
import { compareAndAppend, discardStream, type StreamEnd, streamEnd } from '#kernel/bus/redis/append.ts';
import { trimmedTo } from '#kernel/bus/redis/attachment.ts';
import { cursorsKey, eventsKey, idOf } from '#kernel/bus/redis/keys.ts';
import { Loop } from '#kernel/events/loop.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import type { EventStore, SubscribedGroup } from '#kernel/events/store.ts';
import type { Logger } from '#kernel/logger.ts';
import type { RedisConnection } from '#kernel/redis/connection.ts';

const AT_ONCE = 500;
/** Between two comparisons of the streams with the store. */
const ANTI_ENTROPY = 1000;

/**
 * The source's side of its event streams: brings them to where the store is, and keeps them short. The store is the
 * truth; whatever Redis loses is noticed by the next look and put back.
 */
export class SourceStream {
  readonly #source: ModuleName;
  readonly #store: EventStore;
  readonly #redis: RedisConnection;
  readonly #highWater: number;
  readonly #log: Logger;
  readonly #loop: Loop;
  readonly #tops = new Map<number, number>();
  readonly #busy = new Map<number, Promise<unknown>>();
  readonly #announced = new Map<string, number>();

  constructor(store: EventStore, redis: RedisConnection, highWater: number, log: Logger) {
    this.#source = store.source;
    this.#store = store;
    this.#redis = redis;
    this.#highWater = highWater;
    this.#log = log;
    this.#loop = new Loop(`streams of ${store.source}`, ANTI_ENTROPY, log, () => this.#look());
    this.#loop.start();
    redis.onReady(() => this.#loop.wake());
  }

  /** Last positions by the store itself. */
  async heads(): Promise<readonly number[]> {
    return (await this.#store.state()).map(({ head }) => head);
  }

  /** While Redis is away nothing is appended, and nobody waits: the next look makes up for it. */
  async append(part: number, to: number): Promise<number> {
    const top = this.#tops.get(part) ?? 0;
    if (top >= to || !this.#redis.ready) return top;
    return this.#inTurn(part, async () => {
      try {
        return await this.#bringTo(part, to);
      } catch (error) {
        if (this.#redis.ready) throw error;
        return this.#tops.get(part) ?? 0;
      }
    });
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await Promise.all(this.#busy.values());
  }

  async #look(): Promise<void> {
    if (!this.#redis.ready) return;
    try {
      const ends = await Promise.all(ALL_PARTITIONS.map((part) => streamEnd(this.#redis.client, this.#source, part)));
      // Read after the ends: whatever was in a stream by then had been committed before.
      const heads = await this.heads();
      for (const part of ALL_PARTITIONS) {
        const end = ends[part];
        if (end) await this.#inTurn(part, () => this.#compare(part, end, heads[part] ?? 0));
      }
      await this.#noteCursors();
      const groups = await this.#store.groups();
      for (const part of ALL_PARTITIONS) await this.#inTurn(part, () => this.#trim(part, groups));
    } catch (error) {
      if (this.#redis.ready) throw error;
    }
  }

  async #compare(part: number, end: StreamEnd, head: number): Promise<void> {
    if (end.top > head) {
      this.#log.error(
        { source: this.#source, part, head, stream: end.top },
        'the stream knows events which the database does not: was it restored from a backup? The stream is made anew',
      );
      await discardStream(this.#redis.client, this.#source, part, end.top);
      this.#tops.delete(part);
    } else this.#tops.set(part, end.top);
    if (head > 0) await this.#bringTo(part, head);
  }

  async #bringTo(part: number, to: number): Promise<number> {
    let top = this.#tops.get(part) ?? (await streamEnd(this.#redis.client, this.#source, part)).top;
    while (top < to) {
      const force = top === 0;
      const from = force ? await this.#beginning(part, to) : top;
      const events = await this.#store.read(part, from, AT_ONCE);
      const whole = events.every((event, n) => event.pos === from + 1 + n);
      if (events.length === 0 || !whole) throw new Error(`events after ${this.#source}/${part} ${from} are missing`);
      const bytes = events.map((event) => event.bytes);
      const end = await compareAndAppend(this.#redis.client, this.#source, part, from + 1, force, bytes);
      // Refused: somebody else has published the same already, or the stream was lost meanwhile.
      top = end.top;
      this.#tops.set(part, top);
      if (end.length > this.#highWater) await this.#trim(part, await this.#store.groups());
    }
    return top;
  }

  /** Where a stream that is not there begins: behind what everybody attached has read, and never with a hole in it. */
  async #beginning(part: number, head: number): Promise<number> {
    const pruned = (await this.#store.state())[part]?.pruned ?? 0;
    const groups = (await this.#store.groups()).filter((group) => group.part === part && group.state === 'attached');
    const read = Math.min(head, ...groups.map((group) => group.cursor));
    // At least the last event is there, so that the stream says how far it reaches.
    return Math.min(Math.max(read, pruned, head - this.#highWater), head - 1);
  }

  /** Takes over what the groups have announced; only this database's copy of it decides what may be trimmed. */
  async #noteCursors(): Promise<void> {
    const { client } = this.#redis;
    const all = await Promise.all(ALL_PARTITIONS.map((part) => client.hGetAll(cursorsKey(this.#source, part))));
    const moved = new Map<string, Map<number, number>>();
    all.forEach((cursors, part) => {
      for (const [group, text] of Object.entries(cursors)) {
        const cursor = Number(text);
        if (this.#announced.get(`${group}/${part}`) === cursor) continue;
        this.#announced.set(`${group}/${part}`, cursor);
        moved.set(group, (moved.get(group) ?? new Map()).set(part, cursor));
      }
    });
    for (const [group, cursors] of moved) await this.#store.announce(group, cursors);
  }

  async #trim(part: number, groups: readonly SubscribedGroup[]): Promise<void> {
    const top = this.#tops.get(part) ?? 0;
    if (top === 0) return;
    const to = await trimmedTo(this.#store, groups, part, top, this.#highWater, this.#log);
    await this.#redis.client.sendCommand(['XTRIM', eventsKey(this.#source, part), 'MINID', '=', idOf(to + 1)]);
  }

  /** One at a time per partition: the relay, and the look. */
  #inTurn<T>(part: number, work: () => Promise<T>): Promise<T> {
    const turn = (this.#busy.get(part) ?? Promise.resolve()).then(work);
    this.#busy.set(
      part,
      turn.catch(() => {}),
    );
    return turn;
  }
}
