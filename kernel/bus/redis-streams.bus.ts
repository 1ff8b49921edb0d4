import { randomUUID } from 'node:crypto';
import type { ModuleName, QueryContract } from '#contracts/define.ts';
import { Answerer } from '#kernel/bus/answerer.ts';
import { Asker } from '#kernel/bus/asker.ts';
import type { Bus, Fetched, RequestOptions, ServeOptions, Start, Want } from '#kernel/bus/bus.ts';
import { Listeners } from '#kernel/bus/listeners.ts';
import { streamEnd } from '#kernel/bus/redis/append.ts';
import { cursorsKey, NOTIFICATIONS, repliesChannel } from '#kernel/bus/redis/keys.ts';
import { QuestionSender } from '#kernel/bus/redis/question-sender.ts';
import { RedisClock } from '#kernel/bus/redis/redis-clock.ts';
import { RequestStream } from '#kernel/bus/redis/request-stream.ts';
import { registerGroup, retireGroup, sourceAnswers, storedEvents } from '#kernel/bus/redis/source-questions.ts';
import { SourceStream } from '#kernel/bus/redis/source-stream.ts';
import { StreamReader } from '#kernel/bus/redis/stream-reader.ts';
import { ConfigurationError } from '#kernel/config.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import type { EventStore } from '#kernel/events/store.ts';
import { type Logger, makeLogger } from '#kernel/logger.ts';
import type { Answer, ModuleContext } from '#kernel/module.ts';
import { type ConnectionOptions, RedisConnection, SILENCE } from '#kernel/redis/connection.ts';
import { watchServer } from '#kernel/redis/server-checks.ts';

export type RedisStreamsOptions = {
  /** `redis://[user:secret@]host:port`. */
  readonly url: string;
  readonly log?: Logger;
  /** Entries a stream holds for a subscriber that is behind; beyond them it reads from the source's database. */
  readonly highWater?: number;
  /** Longest wait inside Redis, milliseconds: less than the silence after which a connection is given up. */
  readonly block?: number;
};

/** How long a source may take to read a page of its store. */
const READ_STORED = 2000;

/**
 * The bus between processes. Redis holds copies of events, and requests while somebody waits for them; everything in it
 * may be lost at any time. Nothing here waits for Redis to come up: modules start, write and serve pages without it,
 * and what they said is delivered when it is back.
 */
export class RedisStreamsBus implements Bus {
  readonly #instance = randomUUID();
  readonly #log: Logger;
  readonly #highWater: number;
  readonly #block: number;
  readonly #url: string;
  readonly #redis: RedisConnection;
  readonly #clock: RedisClock;
  readonly #asker: Asker;
  readonly #stores = new Map<ModuleName, EventStore>();
  readonly #sources = new Map<ModuleName, SourceStream>();
  readonly #readers = new Map<string, StreamReader>();
  readonly #listeners = new Listeners();

  constructor({ url, log = makeLogger('info'), highWater = 50_000, block = 1000 }: RedisStreamsOptions) {
    if (block >= SILENCE) {
      const limit = `a connection is given up after ${SILENCE} ms of silence`;
      throw new ConfigurationError(`A read may not wait ${block} ms in Redis: ${limit}.`);
    }
    this.#url = url;
    this.#log = log;
    this.#highWater = highWater;
    this.#block = block;
    this.#redis = new RedisConnection(this.#connection('bus'));
    this.#clock = new RedisClock(this.#redis);
    const sender = new QuestionSender(this.#redis, this.#instance, () => this.#asker);
    this.#asker = new Asker(sender.send);
    this.#redis.subscribe(repliesChannel(this.#instance), (message) => sender.heard(message));
    this.#redis.subscribe(NOTIFICATIONS, (message) => this.#heard(message));
    watchServer(this.#redis, log);
  }

  carry(source: ModuleName, store: EventStore): void {
    this.#stores.set(source, store);
    this.#sources.set(source, new SourceStream(store, this.#redis, this.#highWater, this.#log));
  }

  async append(source: ModuleName, part: number, to: number): Promise<number> {
    return (await this.#sources.get(source)?.append(part, to)) ?? 0;
  }

  async register(group: string, source: ModuleName, start: Start): Promise<readonly number[]> {
    const here = this.#stores.get(source);
    if (here) return here.register(group, start);
    return (await this.#ask(registerGroup(source), { group, start }, group)) as number[];
  }

  async fetch(
    group: string,
    wants: readonly Want[],
    { limit, wait, signal }: { limit: number; wait: number; signal: AbortSignal },
  ): Promise<readonly Fetched[]> {
    let reader = this.#readers.get(group);
    if (!reader) {
      const readStored = (want: Want, most: number) => this.#readStored(group, want, most);
      reader = new StreamReader(this.#connection(`events for ${group}`), this.#redis, this.#block, readStored);
      this.#readers.set(group, reader);
    }
    return wait > 0 ? reader.fetch(wants, limit, wait, signal) : reader.look(wants, limit);
  }

  async announce(group: string, source: ModuleName, cursors: ReadonlyMap<number, number>): Promise<void> {
    if (!this.#redis.ready) return;
    const { client } = this.#redis;
    const told = [...cursors].map(([part, cursor]) => client.hSet(cursorsKey(source, part), group, cursor));
    // It is told again with the next move.
    await Promise.allSettled(told);
  }

  async retire(group: string, source: ModuleName): Promise<void> {
    if (this.#redis.ready) {
      await Promise.allSettled(ALL_PARTITIONS.map((part) => this.#redis.client.hDel(cursorsKey(source, part), group)));
    }
    const here = this.#stores.get(source);
    if (here) await here.retire(group);
    else await this.#ask(retireGroup(source), { group }, group);
    this.#readers.get(group)?.close();
    this.#readers.delete(group);
  }

  /** The source's own knowledge where it is in this process; else what the streams show. */
  async heads(source: ModuleName): Promise<readonly number[] | undefined> {
    const here = this.#sources.get(source);
    if (here) return here.heads();
    if (!this.#redis.ready) return undefined;
    try {
      const ends = await Promise.all(ALL_PARTITIONS.map((part) => streamEnd(this.#redis.client, source, part)));
      return ends.map((end) => end.top);
    } catch {
      return undefined;
    }
  }

  serve(context: ModuleContext, answers: readonly Answer[], options?: ServeOptions): () => Promise<void> {
    const store = this.#stores.get(context.name);
    const all = store ? [...answers, ...sourceAnswers(store)] : answers;
    const parts = {
      instance: randomUUID(),
      redis: this.#redis,
      clock: this.#clock,
      block: this.#block,
      log: this.#log,
    };
    const answerer = new Answerer(context, all, options);
    const stream = new RequestStream(context.name, answerer, parts, this.#connection(`requests to ${context.name}`));
    return () => stream.stop();
  }

  async request(query: QueryContract, input: unknown, options: RequestOptions): Promise<unknown> {
    return this.#asker.ask(query, input, options);
  }

  /** Requests somebody waits for. */
  get waiting(): number {
    return this.#asker.waiting;
  }

  notify(topic: string, payload: unknown): void {
    if (!this.#redis.ready) return;
    this.#redis.client.publish(NOTIFICATIONS, `${topic}\n${JSON.stringify(payload)}`).catch(() => {});
  }

  listen(topic: string, hear: (payload: unknown) => void): () => void {
    return this.#listeners.listen(topic, hear);
  }

  get trouble(): string | undefined {
    return this.#redis.trouble;
  }

  async close(): Promise<void> {
    this.#asker.close();
    await Promise.all([...this.#sources.values()].map((source) => source.stop()));
    for (const reader of this.#readers.values()) reader.close();
    this.#redis.close();
  }

  #heard(message: string): void {
    const end = message.indexOf('\n');
    this.#listeners.notify(message.slice(0, end), message.slice(end + 1));
  }

  async #readStored(group: string, want: Want, limit: number): Promise<Fetched | undefined> {
    const { source, part, after } = want;
    try {
      const page = (await this.#ask(storedEvents(source), { part, after, limit }, group)) as {
        events: Fetched['events'];
        head: number;
        pruned: number;
      };
      return { source, part, events: page.events, prunedTo: page.pruned, head: page.head };
    } catch (error) {
      if (error instanceof ModuleUnavailable) return undefined;
      throw error;
    }
  }

  #ask(query: QueryContract, input: unknown, group: string): Promise<unknown> {
    return this.#asker.ask(query, input, { from: group as ModuleName, deadline: READ_STORED });
  }

  #connection(what: string): ConnectionOptions {
    return { url: this.#url, name: `quested:${what.replaceAll(' ', '-')}`, log: this.#log };
  }
}

export const redisStreamsBus = (options: RedisStreamsOptions): RedisStreamsBus => new RedisStreamsBus(options);
