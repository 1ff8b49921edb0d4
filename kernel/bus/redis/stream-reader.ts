import { setTimeout as delay } from 'node:timers/promises';
import type { Carried, Fetched, Want } from '#kernel/bus/bus.ts';
import { streamEnd } from '#kernel/bus/redis/append.ts';
import { BlockingConnection } from '#kernel/bus/redis/blocking.ts';
import { eventsKey, idOf, numberOf } from '#kernel/bus/redis/keys.ts';
import { type ReadStored, StoredPages } from '#kernel/bus/redis/stored-pages.ts';
import type { ConnectionOptions, RedisClient, RedisConnection } from '#kernel/redis/connection.ts';

/** Between two looks at streams that have nothing to read. */
const LOOK_BACK = 1000;
/** A read that failed is not repeated at once. */
const AFTER_FAILURE = 50;

type Entry = { readonly id: string; readonly message: Record<string, string> };

/** The subscriber's side of one group: waits for entries after its cursors, and fills what the streams do not hold. */
export class StreamReader {
  readonly #reads: BlockingConnection;
  readonly #redis: RedisConnection;
  readonly #block: number;
  readonly #pages: StoredPages;
  #lookedBack = 0;

  constructor(options: ConnectionOptions, redis: RedisConnection, block: number, readStored: ReadStored) {
    this.#reads = new BlockingConnection(options, redis);
    this.#redis = redis;
    this.#block = block;
    this.#pages = new StoredPages(readStored);
  }

  async fetch(wants: readonly Want[], limit: number, wait: number, signal: AbortSignal): Promise<readonly Fetched[]> {
    const stored = this.#pages.take(wants);
    if (stored.length > 0) return stored;
    const interrupt = AbortSignal.any([signal, this.#pages.arrival]);
    try {
      await this.#lookBack(wants, limit);
      const readable = wants.filter((want) => !this.#pages.expects(want));
      if (readable.length === 0) await delay(wait, undefined, { signal: interrupt });
      else {
        const found = await this.#read(readable, limit, wait, interrupt);
        if (found.length > 0) return found;
      }
    } catch {
      // Redis went away, or somebody rang: what is wanted is asked for again.
      if (!interrupt.aborted) await delay(Math.min(wait, AFTER_FAILURE));
    }
    return this.#pages.take(wants);
  }

  close(): void {
    this.#reads.close();
  }

  async #read(wants: readonly Want[], limit: number, wait: number, signal: AbortSignal): Promise<readonly Fetched[]> {
    const streams = wants.map(({ source, part, after }) => ({ key: eventsKey(source, part), id: idOf(after) }));
    const block = Math.min(Math.max(1, Math.round(wait)), this.#block);
    const ask = async (client: RedisClient, more: { BLOCK?: number }) =>
      (await client.xRead(streams, { COUNT: limit, ...more })) as { name: string; messages: Entry[] }[] | null;
    // What is there is read on the shared connection, where nobody has to wait for anybody's waiting.
    const reply =
      wait === 0
        ? await ask(this.#redis.client, {})
        : await this.#reads.read(wait, signal, (client) => ask(client, { BLOCK: block }));
    const byKey = new Map(wants.map((want) => [eventsKey(want.source, want.part), want]));
    return (reply ?? []).flatMap(({ name, messages }) => {
      const want = byKey.get(name);
      if (!want) return [];
      const events = continuing(want, messages);
      if (events.length > 0) return [{ source: want.source, part: want.part, events, prunedTo: 0 }];
      this.#pages.ask(want, limit);
      return [];
    });
  }

  /**
   * What waiting for the next entry does not show: streams that were trimmed to nothing before this group had read them,
   * and streams that end before what was read, because Redis has lost something, which heals, or the source has, which
   * does not.
   */
  async #lookBack(wants: readonly Want[], limit: number): Promise<void> {
    if (!this.#redis.ready || performance.now() - this.#lookedBack < LOOK_BACK) return;
    this.#lookedBack = performance.now();
    const ends = await Promise.all(wants.map(({ source, part }) => streamEnd(this.#redis.client, source, part)));
    wants.forEach((want, n) => {
      const { top = 0, length = 0 } = ends[n] ?? {};
      if (top < want.after || (top > want.after && length === 0)) this.#pages.ask(want, limit);
    });
  }
}

/** As much of a stream as continues what was read; nothing when it begins later. */
function continuing(want: Want, entries: readonly Entry[]): Carried[] {
  const events: Carried[] = [];
  for (const { id, message } of entries) {
    const pos = numberOf(id);
    if (pos !== want.after + events.length + 1) break;
    events.push({ pos, bytes: message.e ?? '' });
  }
  return events;
}
