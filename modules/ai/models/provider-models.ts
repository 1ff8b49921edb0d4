import type * as z from 'zod';
import { token } from '#kernel/container.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { isSetUp, settingsFor } from '#modules/ai/database/effective-settings.ts';
import { Masks } from '#modules/ai/database/masks.ts';
import { estimateTokens } from '#modules/ai/domain/budgets/tokens.ts';
import { Connection, unavailable } from '#modules/ai/models/connection.ts';
import { Figures } from '#modules/ai/models/figures.ts';
import type { Answered, Finish, Message, ModelCall, Models } from '#modules/ai/models/models.ts';
import { type PreparedCall, prepareCall, saying } from '#modules/ai/models/prepared-call.ts';
import { ProviderError } from '#modules/ai/models/provider-error.ts';
import type { End } from '#modules/ai/models/read-answer.ts';
import { type Outcome, RunningCall } from '#modules/ai/models/running-call.ts';
import type { AiProcessSettings } from '#modules/ai/models/settings.ts';
import { jsonIn, jsonSchemaOf, problemsOf } from '#modules/ai/models/shape.ts';
import { repair } from '#modules/ai/prompts/texts/repair.ts';

/** The models of a school behind its endpoint: masked, within its budgets, written down. */
export class ProviderModels implements Models {
  readonly figures = new Figures();
  readonly #settings: AiProcessSettings;
  readonly #masks = new Masks();
  #attached: { context: ModuleContext; connection: Connection } | undefined;

  constructor(settings: AiProcessSettings) {
    this.#settings = settings;
  }

  /** Before anything is asked: services are made before there is a context. */
  attach(context: ModuleContext): void {
    this.#attached = { context, connection: new Connection(this.#settings, context.clock) };
  }

  /** The ways to endpoints, for the button that tries them. */
  get connection(): Connection {
    return this.#here.connection;
  }

  async available(schoolId: string, fn: ModelCall['fn']): Promise<boolean> {
    return isSetUp(await settingsFor(this.#here.context.read(), schoolId), fn);
  }

  async *stream(call: ModelCall): AsyncGenerator<string, Answered & { finish: Finish }> {
    const { context, connection } = this.#here;
    const prepared = await prepareCall(context, this.#masks, call);
    const running = await this.#begin(prepared, prepared.messages, 1);
    const restorer = prepared.mask.restorer();
    const outcome: Outcome = { finish: 'stopped', usage: undefined, received: '' };
    const leave = new AbortController();
    let rest: AsyncGenerator<string, End> | undefined;
    let out: (() => void) | undefined;
    try {
      const signal = AbortSignal.any([running.signal, leave.signal]);
      out = await connection.gate.enter(call.schoolId, signal, connection.patienceMs);
      const begun = await connection.stream(prepared.endpoint, running.asked, signal);
      rest = begun.rest;
      let step = begun.first;
      while (!step.done) {
        outcome.received += step.value;
        const text = restorer.take(step.value);
        if (text) yield text;
        if (estimateTokens([outcome.received]) > call.longest * 2 + 200) {
          // An endpoint that does not know the limit would go on for as long as it likes.
          step = { done: true, value: { finish: 'tooLong', usage: undefined } };
          break;
        }
        step = await rest.next();
      }
      const last = restorer.rest();
      if (last) yield last;
      const late = step.value.finish === 'stopped' && !call.signal.aborted;
      if (late && !outcome.received) throw new ProviderError('slow', 'no answer in time');
      Object.assign(outcome, step.value, late ? { finish: 'cut' } : {});
    } catch (error) {
      if (call.signal.aborted) outcome.finish = 'stopped';
      else {
        outcome.finish = outcome.received ? 'cut' : 'failed';
        await running.note(error);
        const last = restorer.rest();
        if (last) yield last;
        if (!outcome.received) throw told(error, running);
      }
    } finally {
      leave.abort();
      void rest?.return({ finish: 'stopped', usage: undefined }).catch(() => undefined);
      out?.();
      await running.end(outcome);
    }
    if (outcome.finish === 'failed') throw new Refusal('AI_UNAVAILABLE', 'No answer came.');
    if (!outcome.received && ['complete', 'tooLong'].includes(outcome.finish)) {
      throw new Refusal('AI_UNUSABLE', 'The model gave no words.');
    }
    return { ...running.answered(outcome), finish: outcome.finish };
  }

  async structured<S extends z.ZodType>(call: ModelCall, schema: S): Promise<Answered & { value: z.output<S> }> {
    const { context } = this.#here;
    const prepared = await prepareCall(context, this.#masks, call);
    const shape = jsonSchemaOf(schema);
    let { messages } = prepared;
    let before = { promptTokens: 0, answerTokens: 0 };
    for (const round of [1, 2]) {
      const { answered, text, finish } = await this.#round(prepared, messages, round, shape);
      const total = {
        ...answered,
        promptTokens: before.promptTokens + answered.promptTokens,
        answerTokens: before.answerTokens + answered.answerTokens,
      };
      if (finish === 'refused') break;
      const json = jsonIn(text);
      const read = await schema.safeParseAsync(prepared.mask.restoreIn(json));
      if (json !== undefined && read.success) return { ...total, value: read.data };
      const wrong = json === undefined ? '- the whole: this is no JSON' : read.success ? '' : problemsOf(read.error);
      // What was wrong may name a name that has just been put back.
      const [problems = ''] = prepared.mask.maskAll([wrong]);
      before = total;
      messages = [
        ...prepared.messages,
        { role: 'assistant', content: text },
        await saying(context, call, repair, { problems }, 'user'),
      ];
    }
    throw new Refusal('AI_UNUSABLE', 'The model gave no answer of the shape that was asked for.');
  }

  async #round(
    prepared: PreparedCall,
    messages: readonly Message[],
    round: number,
    schema: Record<string, unknown>,
  ): Promise<{ answered: Answered; text: string; finish: Outcome['finish'] }> {
    const { connection } = this.#here;
    const { call } = prepared;
    const running = await this.#begin(prepared, messages, round, schema);
    const outcome: Outcome = { finish: 'failed', usage: undefined, received: '' };
    let out: (() => void) | undefined;
    try {
      out = await connection.gate.enter(call.schoolId, running.signal, connection.patienceMs);
      const { finish, usage, text } = await connection.whole(prepared.endpoint, running.asked, running.signal);
      Object.assign(outcome, { finish, usage, received: text });
      if (finish === 'stopped') throw new ProviderError('slow', 'no answer in time');
    } catch (error) {
      outcome.finish = call.signal.aborted ? 'stopped' : 'failed';
      if (call.signal.aborted) throw call.signal.reason;
      await running.note(error);
      throw told(error, running);
    } finally {
      out?.();
      await running.end(outcome);
    }
    return { answered: running.answered(outcome), text: outcome.received, finish: outcome.finish };
  }

  #begin(prepared: PreparedCall, messages: readonly Message[], round: number, schema?: Record<string, unknown>) {
    const { context, connection } = this.#here;
    const { longestMs } = connection;
    return RunningCall.begin(context, prepared, this.figures, {
      messages,
      round,
      longestMs,
      ...(schema ? { schema } : {}),
    });
  }

  get #here() {
    if (!this.#attached) throw new Error('a model is asked before the module has started');
    return this.#attached;
  }
}

/** What the asker is told of a call that brought nothing. */
const told = (error: unknown, { signal }: RunningCall): unknown =>
  signal.aborted ? new Refusal('AI_UNAVAILABLE', 'No answer came in time.') : unavailable(error);

export const providerModelsToken = token<ProviderModels>('models behind endpoints');
