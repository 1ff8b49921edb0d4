import { moduleOf, type Question, type Reply } from '#kernel/bus/answerer.ts';
import type { Asker, Send } from '#kernel/bus/asker.ts';
import { presenceKey, repliesChannel, requestsKey } from '#kernel/bus/redis/keys.ts';
import { packError } from '#kernel/bus/remote-error.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import type { RedisConnection } from '#kernel/redis/connection.ts';
import { Script } from '#kernel/redis/script.ts';

/** A module nobody answers for, and a Redis that is away, are waited for so long: instances restart, connections blink. */
const GRACE = 1000;
/** Requests kept in a stream nobody reads. A request that is lost times out, which every asker is prepared for. */
const MOST = 10_000;

const sendScript = new Script<number>(`
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'q', ARGV[2], 'r', ARGV[3])
return redis.call('EXISTS', KEYS[2])`);

/** The asking side: sends questions to their modules' streams and hears replies on this instance's channel. */
export class QuestionSender {
  readonly #redis: RedisConnection;
  readonly #instance: string;
  readonly #asker: () => Asker;

  constructor(redis: RedisConnection, instance: string, asker: () => Asker) {
    this.#redis = redis;
    this.#instance = instance;
    this.#asker = asker;
  }

  readonly send: Send = (question) => void this.#sent(question);

  heard(message: string): void {
    const { id, reply } = JSON.parse(message) as { id: string; reply: Reply };
    this.#asker().replied(id, reply);
  }

  async #sent(question: Question): Promise<void> {
    const module = moduleOf(question);
    if (!(await this.#redis.untilReady(Math.min(GRACE, question.ttl))))
      return this.#refuse(question, this.#redis.trouble ?? 'Redis is away');
    if (!this.#asker().awaits(question.id)) return;
    try {
      const keys = [requestsKey(module), presenceKey(module)];
      const args = [String(MOST), JSON.stringify(question), repliesChannel(this.#instance)];
      if ((await sendScript.run(this.#redis.client, keys, args)) === 1) return;
    } catch (error) {
      return this.#refuse(question, error instanceof Error ? error.message : String(error));
    }
    setTimeout(() => this.#refuse(question, 'nobody answers for it'), GRACE).unref();
  }

  #refuse(question: Question, why: string): void {
    const error = packError(new ModuleUnavailable(moduleOf(question), why), question.query);
    this.#asker().replied(question.id, { ok: false, error });
  }
}

export const replyMessage = (id: string, reply: Reply): string => JSON.stringify({ id, reply });
