import type { Answerer, Question } from '#kernel/bus/answerer.ts';
import { BlockingConnection } from '#kernel/bus/redis/blocking.ts';
import { numberOf, presenceKey, requestsKey } from '#kernel/bus/redis/keys.ts';
import { replyMessage } from '#kernel/bus/redis/question-sender.ts';
import type { RedisClock } from '#kernel/bus/redis/redis-clock.ts';
import { Loop } from '#kernel/events/loop.ts';
import type { Logger } from '#kernel/logger.ts';
import type { ConnectionOptions, RedisConnection } from '#kernel/redis/connection.ts';

const AT_ONCE = 64;
/** Between two signs of life for the requests under way. */
const BEAT = 500;
/** A request without a sign of life for so long is answered by somebody else. */
const ABANDONED = 2000;
/** How long a module counts as there without a sign of life. */
const PRESENCE = 3000;
/** An instance that was not heard of for so long, and has nothing in hand, is forgotten. */
const FORGOTTEN = 3_600_000;

type Entry = { readonly id: string; readonly message: Record<string, string> };

/**
 * The answering side of one module: competes with its other instances for requests, keeps those under way alive, and
 * takes over what a dead instance has left. Whether an asker still waits is judged by Redis' clock.
 */
export class RequestStream {
  readonly #module: string;
  readonly #instance: string;
  readonly #answerer: Answerer;
  readonly #redis: RedisConnection;
  readonly #clock: RedisClock;
  readonly #reads: BlockingConnection;
  readonly #block: number;
  readonly #underWay = new Set<string>();
  readonly #stopping = new AbortController();
  readonly #reading: Loop;
  readonly #beating: Loop;

  constructor(
    module: string,
    answerer: Answerer,
    parts: { instance: string; redis: RedisConnection; clock: RedisClock; block: number; log: Logger },
    options: ConnectionOptions,
  ) {
    const { instance, redis, clock, block, log } = parts;
    this.#module = module;
    this.#answerer = answerer;
    this.#instance = instance;
    this.#redis = redis;
    this.#clock = clock;
    this.#block = block;
    this.#reads = new BlockingConnection(options, redis);
    this.#reading = new Loop(`requests to ${module}`, 0, log, () => this.#read());
    this.#beating = new Loop(`signs of life of ${module}`, BEAT, log, () => this.#beat());
    this.#reading.start();
    this.#beating.start();
    redis.onReady(() => this.#beating.wake());
  }

  /** Takes no more requests; those under way are answered. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#reading.stop();
    await this.#answerer.stop();
    await this.#beating.stop();
    if (this.#redis.ready) {
      await this.#redis.client.xGroupDelConsumer(this.#key, this.#module, this.#instance).catch(() => {});
    }
    this.#reads.close();
  }

  get #key(): string {
    return requestsKey(this.#module);
  }

  async #read(): Promise<void> {
    const { signal } = this.#stopping;
    try {
      const reply = await this.#reads.read(this.#block, signal, (client) =>
        client.xReadGroup(
          this.#module,
          this.#instance,
          { key: this.#key, id: '>' },
          { COUNT: AT_ONCE, BLOCK: this.#block },
        ),
      );
      for (const { messages } of (reply ?? []) as unknown as { messages: Entry[] }[]) this.#take(messages);
    } catch (error) {
      if (/NOGROUP|UNBLOCKED/.test(String(error))) await this.#makeGroup();
      else if (this.#redis.ready && !signal.aborted) throw error;
    }
  }

  async #beat(): Promise<void> {
    if (!this.#redis.ready) return;
    const { client } = this.#redis;
    try {
      await this.#makeGroup();
      await this.#clock.set();
      if (!this.#stopping.signal.aborted) await client.set(presenceKey(this.#module), '1', { PX: PRESENCE });
      const mine = [...this.#underWay];
      if (mine.length > 0) await client.xClaimJustId(this.#key, this.#module, this.#instance, 0, mine);
      if (this.#stopping.signal.aborted) return;
      const left = await client.xAutoClaim(this.#key, this.#module, this.#instance, ABANDONED, '0-0', {
        COUNT: AT_ONCE,
      });
      this.#take(left.messages.filter((entry) => entry !== null) as unknown as Entry[]);
      await this.#forget();
    } catch (error) {
      if (this.#redis.ready) throw error;
    }
  }

  /** Never taken for granted: whoever empties Redis takes the group away too. Those who asked since are still there. */
  async #makeGroup(): Promise<void> {
    await this.#redis.client.xGroupCreate(this.#key, this.#module, '0', { MKSTREAM: true }).catch((error: unknown) => {
      if (!String(error).includes('BUSYGROUP') && this.#redis.ready) throw error;
    });
  }

  #take(entries: readonly Entry[]): void {
    for (const { id, message } of entries) if (!this.#underWay.has(id)) void this.#answer(id, message);
  }

  async #answer(id: string, message: Record<string, string>): Promise<void> {
    const { client } = this.#redis;
    this.#underWay.add(id);
    try {
      const question = JSON.parse(message.q ?? '') as Question;
      const expired = () => this.#clock.now() - numberOf(id) > question.ttl;
      const reply = await this.#answerer.reply(question, expired);
      await Promise.all([
        ...(reply && message.r ? [client.publish(message.r, replyMessage(question.id, reply))] : []),
        client.xAck(this.#key, this.#module, id),
        client.xDel(this.#key, id),
      ]);
    } catch {
      // Redis went away with the reply: the asker times out, or another instance takes over what was not acknowledged.
    } finally {
      this.#underWay.delete(id);
    }
  }

  async #forget(): Promise<void> {
    const consumers = await this.#redis.client.xInfoConsumers(this.#key, this.#module);
    for (const { name, pending, idle } of consumers) {
      if (name === this.#instance || pending > 0 || idle < FORGOTTEN) continue;
      await this.#redis.client.xGroupDelConsumer(this.#key, this.#module, name);
    }
  }
}
