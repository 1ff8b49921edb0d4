import type { RedisConnection } from '#kernel/redis/connection.ts';

/** Milliseconds by Redis' clock, so that hosts need not agree on the time: how old a request is, is counted by it. */
export class RedisClock {
  readonly #redis: RedisConnection;
  #ahead = 0;

  constructor(redis: RedisConnection) {
    this.#redis = redis;
  }

  /** As of the last setting, carried on by this process' steady clock. */
  now(): number {
    return performance.now() + this.#ahead;
  }

  /** Half the round trip is the error. */
  async set(): Promise<void> {
    const asked = performance.now();
    const [seconds, micros] = (await this.#redis.client.sendCommand(['TIME'])) as unknown as [string, string];
    this.#ahead = Number(seconds) * 1000 + Number(micros) / 1000 - (asked + performance.now()) / 2;
  }
}
