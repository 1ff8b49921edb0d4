import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'redis';
import type { Logger } from '#kernel/logger.ts';

/** Milliseconds between two signs of life of a connection. */
const BEAT = 1000;
/** A connection on which nothing was answered for so long is replaced. Whoever blocks on it must ask for less. */
export const SILENCE = 2000;
/** While a connection is being made there are no signs of life yet: the socket itself gives up after so long. */
const HANDSHAKE = 3000;
const COMMANDS_WAITING = 20_000;
const RETRY = { first: 50, most: 1000 };

/** node-redis would end a client for good after a timeout of its socket; ours tries again for ever, once a second at most. */
export const reconnectIn = (retries: number): number =>
  Math.round(Math.min(RETRY.first * 2 ** retries, RETRY.most) * (0.8 + 0.4 * Math.random()));

let first: ReturnType<typeof makeFirst> | undefined;
const makeFirst = () =>
  createClient({
    // What is sent while Redis is away fails at once: a queue would grow, and be replayed when nobody waits any more.
    disableOfflineQueue: true,
    commandsQueueMaxLength: COMMANDS_WAITING,
    maintNotifications: 'disabled',
  });
/** node-redis puts a class together for every client, which takes longer than to connect; duplicates share the first's. */
const makeClient = (url: string, name: string) => {
  first ??= makeFirst();
  const socket = { connectTimeout: HANDSHAKE, socketTimeout: HANDSHAKE, reconnectStrategy: reconnectIn };
  return first.duplicate({ url, name, socket });
};
export type RedisClient = ReturnType<typeof makeClient>;

export type ConnectionOptions = {
  /** `redis://[user:secret@]host:port[/database]`, `rediss://` for TLS. */
  readonly url: string;
  /** As it shows in Redis' CLIENT LIST. */
  readonly name: string;
  readonly log: Logger;
};

/**
 * One connection to Redis that outlives every outage. It is made in the background: starting a process never waits for
 * Redis. While Redis is away commands fail at once (`ready` says so beforehand), and subscriptions come back by
 * themselves; what was published meanwhile is lost.
 *
 * A peer that vanished without a word (a pulled cable, a firewall that forgot us) is noticed within BEAT + SILENCE. The
 * socket's own timeout does not notice it: writing counts as activity, so that a busy connection would wait for ever.
 */
export class RedisConnection {
  readonly client: RedisClient;
  readonly #log: Logger;
  readonly #beats: NodeJS.Timeout;
  #beating = false;
  #closed = false;
  #away: string | undefined = 'not connected yet';

  constructor({ url, name, log }: ConnectionOptions) {
    this.#log = log;
    this.client = makeClient(url, name);
    this.client.setMaxListeners(0);
    this.client.on('error', (error: Error) => this.#lost(error));
    this.client.on('ready', () => this.#found());
    this.#connect();
    this.#beats = setInterval(() => void this.#beat(), BEAT);
    this.#beats.unref();
  }

  get ready(): boolean {
    return this.client.isReady;
  }

  /** Why it cannot be used just now, in words; undefined when it can. */
  get trouble(): string | undefined {
    return this.ready ? undefined : `Redis is away: ${this.#away ?? 'reconnecting'}`;
  }

  /** A round trip. Throws while Redis is away. */
  async ping(): Promise<void> {
    await this.client.ping();
  }

  /** Calls now, if it is ready, and whenever it becomes ready again. */
  onReady(act: () => void): void {
    this.client.on('ready', act);
    if (this.ready) act();
  }

  /** Hears a channel, from now on or from when Redis is there, and again after every outage. */
  subscribe(channel: string, hear: (message: string) => void): void {
    let subscribed = false;
    this.onReady(() => {
      if (subscribed) return;
      subscribed = true;
      this.client.subscribe(channel, hear).catch(() => {
        subscribed = false;
      });
    });
  }

  /** Resolves when it is ready; after `ms` milliseconds, or when `signal` fires, even if it is not. */
  async untilReady(ms: number, signal?: AbortSignal): Promise<boolean> {
    if (this.ready || signal?.aborted || this.#closed) return this.ready;
    const { promise, resolve } = Promise.withResolvers<void>();
    const go = () => resolve();
    const timer = setTimeout(go, ms);
    this.client.once('ready', go);
    signal?.addEventListener('abort', go);
    await promise;
    clearTimeout(timer);
    this.client.off('ready', go);
    signal?.removeEventListener('abort', go);
    return this.ready;
  }

  /** Commands under way fail. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#beats);
    this.client.destroy();
  }

  #connect(): void {
    // It ends only by `close`; until then every failure is reported by an event and tried again.
    this.client.connect().catch(() => {});
  }

  #lost(error: Error): void {
    const why = error.message || error.name;
    if (!this.#closed && this.#away === undefined) this.#log.warn({ why }, 'Redis is away');
    this.#away = why;
  }

  #found(): void {
    this.#log.info('Redis is connected');
    this.#away = undefined;
  }

  async #beat(): Promise<void> {
    if (this.#beating || !this.ready) return;
    this.#beating = true;
    try {
      let answered = false;
      // One that fails has been answered too: the connection broke, which is heard by its event.
      const answer = this.client
        .ping()
        .catch(() => {})
        .then(() => {
          answered = true;
        });
      await Promise.race([answer, delay(SILENCE, undefined, { ref: false })]);
      // This process may have been the one that was busy: what has arrived meanwhile is read before judging.
      await delay(1, undefined, { ref: false });
      if (!answered && this.ready && !this.#closed) this.#replace();
    } finally {
      this.#beating = false;
    }
  }

  #replace(): void {
    this.#lost(new Error(`no answer for ${SILENCE} ms`));
    this.client.destroy();
    this.#connect();
  }
}

export const redisConnection = (options: ConnectionOptions): RedisConnection => new RedisConnection(options);
