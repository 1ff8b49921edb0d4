import { createHash } from 'node:crypto';
import type { RedisClient } from '#kernel/redis/connection.ts';

/** A Lua script: sent by its digest, in full only to a server that does not know it (yet, or any more). */
export class Script<Reply> {
  readonly #text: string;
  readonly #digest: string;

  constructor(text: string) {
    this.#text = text;
    this.#digest = createHash('sha1').update(text).digest('hex');
  }

  async run(client: RedisClient, keys: readonly string[], args: readonly string[]): Promise<Reply> {
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return (await client.sendCommand(['EVALSHA', this.#digest, ...rest])) as Reply;
    } catch (error) {
      if (!String(error).includes('NOSCRIPT')) throw error;
      return (await client.sendCommand(['EVAL', this.#text, ...rest])) as Reply;
    }
  }
}
