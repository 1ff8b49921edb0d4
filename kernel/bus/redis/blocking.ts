import { setTimeout as delay } from 'node:timers/promises';
import { type ConnectionOptions, type RedisClient, RedisConnection } from '#kernel/redis/connection.ts';

/**
 * A connection of its own for reads that wait in Redis: on a shared one everybody would wait with them. A read can be
 * ended early, by asking Redis on another connection to let go of it.
 */
export class BlockingConnection {
  readonly #connection: RedisConnection;
  readonly #commands: RedisConnection;
  #id: number | undefined;

  constructor(options: ConnectionOptions, commands: RedisConnection) {
    this.#connection = new RedisConnection(options);
    this.#commands = commands;
    this.#connection.onReady(() => {
      this.#id = undefined;
      this.#connection.client.clientId().then(
        (id) => {
          this.#id = id;
        },
        () => {},
      );
    });
  }

  /** Answers null when there is nothing, when `signal` fires, and while Redis is away: then not before `wait` is over. */
  async read<T>(wait: number, signal: AbortSignal, ask: (client: RedisClient) => Promise<T | null>): Promise<T | null> {
    if (!(await this.#connection.untilReady(wait, signal)) || signal.aborted) return null;
    let over = false;
    const letGo = async () => {
      for (; !over && this.#id !== undefined; await delay(20)) {
        await this.#commands.client.clientUnblock(this.#id).catch(() => {});
      }
    };
    signal.addEventListener('abort', letGo);
    try {
      return await ask(this.#connection.client);
    } finally {
      over = true;
      signal.removeEventListener('abort', letGo);
    }
  }

  close(): void {
    this.#connection.close();
  }
}
