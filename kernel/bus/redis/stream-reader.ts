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

  /**
   * What the streams hold just now. On the shared connection, where nobody waits for anybody's waiting, and without
   * asking sources: this is for looking, beside the group's own reading.
   */
  async look(wants: readonly Want[], limit: number): Promise<readonly Fetched[]> {
    if (!this.#redis.ready || wants.length === 0) return [];
    const streams = await readStreams(this.#redis.client, wants, { COUNT: limit }).catch(() => null);
    return continued(wants, streams).found;
  }

  async fetch(wants: readonly Want[], limit: number, wait: number, signal: AbortSignal): Promise<readonly Fetched[]> {
    const stored = this.#pages.take(wants);
    if (stored.length > 0) return stored;
    const interrupt = AbortSignal.any([signal, this.#pages.arrival]);
    try {
      this.#pages.goOn(wants, limit);
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
    const options = { COUNT: limit, BLOCK: Math.min(Math.max(1, Math.round(wait)), this.#block) };
    const reply = await this.#reads.read(wait, signal, (client) => readStreams(client, wants, options));
    const { found, gaps } = continued(wants, reply);
    for (const want of gaps) this.#pages.ask(want, limit);
    return found;
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

type Streams = readonly { readonly name: string; readonly messages: readonly Entry[] }[];

async function readStreams(
  client: RedisClient,
  wants: readonly Want[],
  options: { COUNT: number; BLOCK?: number },
): Promise<Streams | null> {
  const streams = wants.map(({ source, part, after }) => ({ key: eventsKey(source, part), id: idOf(after) }));
  return (await client.xRead(streams, options)) as Streams | null;
}

/** What continues each want, and the wants whose streams begin later. */
function continued(wants: readonly Want[], streams: Streams | null): { found: Fetched[]; gaps: Want[] } {
  const found: Fetched[] = [];
  const gaps: Want[] = [];
  for (const { name, messages } of streams ?? []) {
    const want = wants.find(({ source, part }) => eventsKey(source, part) === name);
    if (!want) continue;
    const events = continuing(want, messages);
    if (events.length === 0) gaps.push(want);
    else found.push({ source: want.source, part: want.part, events, prunedTo: 0 });
  }
  return { found, gaps };
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
