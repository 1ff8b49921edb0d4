import { randomUUID } from 'node:crypto';
import type { QueryContract } from '#contracts/define.ts';
import type { Question, Reply } from '#kernel/bus/answerer.ts';
import type { RequestOptions } from '#kernel/bus/bus.ts';
import { AnswerFailed, unpackError } from '#kernel/bus/remote-error.ts';
import { currentContext } from '#kernel/context.ts';
import { insideTransaction } from '#kernel/database/unit-of-work.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';

/** A request inside a transaction: SQLite would wait for itself, MySQL would hold locks across the wire. A bug. */
export class RequestInTransaction extends Error {
  override readonly name = 'RequestInTransaction';
}

/** How an adapter sends a question; what comes back is handed to `Asker.replied`, late or never. */
export type Send = (question: Question) => void;
type Waiter = { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void };

/** The asking side of every adapter: validation, deadline, cancellation, and nothing left behind. */
export class Asker {
  readonly #send: Send;
  readonly #pending = new Map<string, Waiter>();

  constructor(send: Send) {
    this.#send = send;
  }

  /** Requests somebody waits for. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** Does anybody still wait for the answer to this question? */
  awaits(id: string): boolean {
    return this.#pending.has(id);
  }

  /** A reply that nobody waits for any more is dropped. */
  replied(id: string, reply: Reply): void {
    this.#pending.get(id)?.resolve(reply);
  }

  async ask(query: QueryContract, input: unknown, options: RequestOptions): Promise<unknown> {
    if (insideTransaction()) {
      throw new RequestInTransaction(`${options.from} asks ${query.name} inside a transaction: ask before it begins`);
    }
    options.signal?.throwIfAborted();
    const reply = await this.#waited(query, question(query, input, options), options);
    if (!reply.ok) throw unpackError(reply.error);
    const output = query.output.safeParse(reply.output === undefined ? undefined : JSON.parse(reply.output));
    if (output.success) return output.data;
    throw new AnswerFailed(
      `${query.name} was answered with something else than its contract says: ${output.error.message}`,
    );
  }

  /** Everybody who waits learns that there will be no answer. */
  close(): void {
    for (const { reject } of this.#pending.values()) reject(new ModuleUnavailable('bus', 'it is closed'));
  }

  async #waited(query: QueryContract, asked: Question, options: RequestOptions): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const timer = setTimeout(
      () => reject(new ModuleUnavailable(query.module, `no answer within ${asked.ttl} ms`)),
      asked.ttl,
    );
    const cancel = () => reject(options.signal?.reason);
    options.signal?.addEventListener('abort', cancel, { once: true });
    this.#pending.set(asked.id, { resolve, reject });
    try {
      this.#send(asked);
      return await promise;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      this.#pending.delete(asked.id);
    }
  }
}

function question(query: QueryContract, input: unknown, options: RequestOptions): Question {
  const id = randomUUID();
  const context = currentContext() ?? { correlation: id, causation: id };
  return {
    id,
    query: query.name,
    input: JSON.stringify(input) ?? 'null',
    key: options.idempotencyKey,
    from: options.from,
    ttl: options.deadline ?? query.deadline,
    context,
  };
}
