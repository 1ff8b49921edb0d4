import type { ServeOptions } from '#kernel/bus/bus.ts';
import { packError, type RemoteError } from '#kernel/bus/remote-error.ts';
import { type Context, inContext } from '#kernel/context.ts';
import { ModuleUnavailable, Overloaded, Refusal } from '#kernel/errors.ts';
import type { Answer, ModuleContext } from '#kernel/module.ts';
import { once } from '#kernel/once.ts';

/** A question as it travels; `input` is JSON. */
export type Question = {
  readonly id: string;
  readonly query: string;
  readonly input: string;
  readonly key: string | undefined;
  readonly from: string;
  /** Milliseconds after which nobody waits for the answer any more. */
  readonly ttl: number;
  readonly context: Context;
};
/** Who is asked. */
export const moduleOf = (question: Question): string => question.query.slice(0, question.query.indexOf('.'));

/** An answer as it travels; `output` is JSON, absent for an answer without content. */
export type Reply =
  | { readonly ok: true; readonly output: string | undefined }
  | { readonly ok: false; readonly error: RemoteError };

const AT_ONCE = 64;
const WAITING = 2000;

/** Answers for one module: so many at once, so many waiting, the rest refused. Adapters bring questions and take replies. */
export class Answerer {
  readonly #context: ModuleContext;
  readonly #answers: ReadonlyMap<string, Answer>;
  readonly #atOnce: number;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  readonly #idle: (() => void)[] = [];
  #running = 0;
  #stopping = false;

  constructor(context: ModuleContext, answers: readonly Answer[], options: ServeOptions = {}) {
    this.#context = context;
    this.#answers = new Map(answers.map((one) => [one.query.name, one]));
    this.#atOnce = options.atOnce ?? AT_ONCE;
    this.#most = options.waiting ?? WAITING;
  }

  /** `expired` is asked before the answer starts: nobody waits for it any more, so it never starts and has no reply. */
  async reply(question: Question, expired: () => boolean): Promise<Reply | undefined> {
    const found = this.#answers.get(question.query);
    if (!found || this.#stopping) {
      const why = found ? 'it is stopping' : `it does not answer ${question.query}`;
      return failed(new ModuleUnavailable(this.#context.name, why), question);
    }
    if (this.#running < this.#atOnce) this.#running += 1;
    else if (this.#waiting.length < this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else return failed(new Overloaded(`${this.#context.name} has more requests than it takes`), question);
    try {
      return expired() ? undefined : await this.#answered(found, question);
    } finally {
      this.#free();
    }
  }

  /** Takes no more questions; resolves when those it has are answered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #answered({ query, answer }: Answer, question: Question): Promise<Reply> {
    try {
      const asked = query.input.safeParse(JSON.parse(question.input));
      if (!asked.success) throw new Refusal('BAD_REQUEST', asked.error.message);
      const context = { ...question.context, causation: question.id };
      const { key } = question;
      const run = () => answer(this.#context, asked.data);
      const output = await inContext(context, () => (key ? once(this.#context, key, asked.data, run) : run()));
      return { ok: true, output: JSON.stringify(output) };
    } catch (error) {
      return failed(error, question, this.#context);
    }
  }

  #free(): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
      return;
    }
    this.#running -= 1;
    if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function failed(error: unknown, question: Question, context?: ModuleContext): Reply {
  const packed = packError(error, question.query);
  if (packed.name === 'AnswerFailed')
    context?.log.error({ err: error, query: question.query, from: question.from }, packed.message);
  return { ok: false, error: packed };
}
