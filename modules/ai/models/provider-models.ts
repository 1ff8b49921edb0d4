import type * as z from 'zod';
import { token } from '#kernel/container.ts';
import { insideTransaction } from '#kernel/database/unit-of-work.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { isSetUp, settingsFor } from '#modules/ai/database/effective-settings.ts';
import { Masks } from '#modules/ai/database/masks.ts';
import type { AiSetting } from '#modules/ai/database/settings.ts';
import { estimateTokens } from '#modules/ai/domain/budgets/tokens.ts';
import type { Budgets, Price } from '#modules/ai/domain/effective.ts';
import type { Mask } from '#modules/ai/domain/masking/mask.ts';
import { Connection, type Endpoint, unavailable } from '#modules/ai/models/connection.ts';
import type { Answered, Finish, Message, ModelCall, Models } from '#modules/ai/models/models.ts';
import { ProviderError } from '#modules/ai/models/provider-error.ts';
import type { End, Usage } from '#modules/ai/models/read-answer.ts';
import type { AiProcessSettings } from '#modules/ai/models/settings.ts';
import { jsonIn, jsonSchemaOf, problemsOf } from '#modules/ai/models/shape.ts';
import type { Language, Prompt } from '#modules/ai/prompts/prompt.ts';
import { promptFor } from '#modules/ai/prompts/prompt-for.ts';
import { marks } from '#modules/ai/prompts/texts/marks.ts';
import { repair } from '#modules/ai/prompts/texts/repair.ts';
import { type Beginning, beginCall } from '#modules/ai/use-cases/begin-call.ts';
import { endCall } from '#modules/ai/use-cases/end-call.ts';
import { KEY_PURPOSE } from '#modules/ai/use-cases/keys.ts';
import { clearTrouble, noteTrouble } from '#modules/ai/use-cases/note-trouble.ts';

type Prepared = {
  readonly call: ModelCall;
  readonly setting: AiSetting;
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly price: Price;
  readonly budgets: Budgets;
  readonly mask: Mask;
  readonly messages: readonly Message[];
};
type Outcome = { finish: Finish | 'failed'; usage: Usage | undefined; received: string };

/** In the language of the prompt the call was made by. */
const languageOf = (call: ModelCall): Language => (/ en( |$)/.test(call.prompt) ? 'en' : 'ja');

/** The models of a school behind its endpoint: masked, within its budgets, written down. */
export class ProviderModels implements Models {
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
    const prepared = await this.#prepare(call);
    const running = await this.#begin(prepared, prepared.messages, 1);
    const restorer = prepared.mask.restorer();
    const outcome: Outcome = { finish: 'stopped', usage: undefined, received: '' };
    const leave = new AbortController();
    let rest: AsyncGenerator<string, End> | undefined;
    let out: (() => void) | undefined;
    try {
      const signal = AbortSignal.any([running.signal, leave.signal]);
      out = await this.#here.connection.gate.enter(call.schoolId, signal, this.#here.connection.patienceMs);
      const begun = await this.#here.connection.stream(prepared.endpoint, running.asked, signal);
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
      const stoppedByDeadline = step.value.finish === 'stopped' && !call.signal.aborted;
      if (stoppedByDeadline && !outcome.received) throw new ProviderError('slow', 'no answer in time');
      Object.assign(outcome, step.value, stoppedByDeadline ? { finish: 'cut' } : {});
    } catch (error) {
      if (call.signal.aborted) outcome.finish = 'stopped';
      else if (outcome.received) {
        const last = restorer.rest();
        if (last) yield last;
        outcome.finish = 'cut';
        await this.#note(prepared, error);
      } else {
        outcome.finish = 'failed';
        await this.#note(prepared, error);
        throw running.signal.aborted ? new Refusal('AI_UNAVAILABLE', 'No answer came in time.') : unavailable(error);
      }
    } finally {
      leave.abort();
      void rest?.return({ finish: 'stopped', usage: undefined }).catch(() => undefined);
      out?.();
      await this.#end(prepared, running, outcome);
    }
    if (outcome.finish === 'failed' || (!outcome.received && ['complete', 'cut', 'tooLong'].includes(outcome.finish))) {
      throw new Refusal('AI_UNUSABLE', 'The model gave no words.');
    }
    return { ...running.answered(outcome), finish: outcome.finish };
  }

  async structured<S extends z.ZodType>(call: ModelCall, schema: S): Promise<Answered & { value: z.output<S> }> {
    const prepared = await this.#prepare(call);
    const told = jsonSchemaOf(schema);
    let messages = prepared.messages;
    let before = { promptTokens: 0, answerTokens: 0 };
    for (const round of [1, 2]) {
      const { answered, text, finish } = await this.#round(prepared, messages, round, told);
      const total = {
        ...answered,
        promptTokens: before.promptTokens + answered.promptTokens,
        answerTokens: before.answerTokens + answered.answerTokens,
      };
      if (finish === 'refused') break;
      const json = jsonIn(text);
      const read = await schema.safeParseAsync(prepared.mask.restoreIn(json));
      if (json !== undefined && read.success) return { ...total, value: read.data };
      const [wrong = ''] = prepared.mask.maskAll([
        json === undefined ? '- the whole: this is no JSON' : read.success ? '' : problemsOf(read.error),
      ]);
      before = total;
      messages = [
        ...prepared.messages,
        { role: 'assistant', content: text },
        await this.#saying(call, repair, { problems: wrong }, 'user'),
      ];
    }
    throw new Refusal('AI_UNUSABLE', 'The model gave no answer of the shape that was asked for.');
  }

  async #round(prepared: Prepared, messages: readonly Message[], round: number, schema: Record<string, unknown>) {
    const { call } = prepared;
    const running = await this.#begin(prepared, messages, round, schema);
    const outcome: Outcome = { finish: 'failed', usage: undefined, received: '' };
    let out: (() => void) | undefined;
    try {
      out = await this.#here.connection.gate.enter(call.schoolId, running.signal, this.#here.connection.patienceMs);
      const answer = await this.#here.connection.whole(prepared.endpoint, running.asked, running.signal);
      Object.assign(outcome, { finish: answer.finish, usage: answer.usage, received: answer.text });
      if (answer.finish === 'stopped')
        throw call.signal.aborted ? call.signal.reason : new ProviderError('slow', 'no answer in time');
    } catch (error) {
      if (call.signal.aborted) outcome.finish = 'stopped';
      else {
        outcome.finish = 'failed';
        await this.#note(prepared, error);
      }
      throw running.signal.aborted && !call.signal.aborted
        ? new Refusal('AI_UNAVAILABLE', 'No answer came in time.')
        : unavailable(error);
    } finally {
      out?.();
      await this.#end(prepared, running, outcome);
    }
    return { answered: running.answered(outcome), text: outcome.received, finish: outcome.finish };
  }

  async #prepare(call: ModelCall): Promise<Prepared> {
    if (insideTransaction())
      throw new Error('a model is asked inside a transaction, which would stay open for minutes');
    const context = this.#here.context;
    const em = context.read();
    const settings = await settingsFor(em, call.schoolId);
    const { endpoint: setting, effective } = settings;
    const { model, price } = effective.of(call.fn);
    if (!setting || !model || !effective.baseUrl || !isSetUp(settings, call.fn)) {
      throw new Refusal('AI_NOT_SET_UP', 'No model is set up for this.');
    }
    const mask = await this.#masks.for(em, { ...call, about: call.about ?? [] });
    const contents = mask.maskAll(call.messages.map(({ content }) => content));
    const messages = call.messages.map(({ role }, at) => ({ role, content: contents[at] ?? '' }));
    const key = setting.keySealed ? context.get(secretsToken).open(setting.keySealed, KEY_PURPOSE) : null;
    return {
      call,
      setting,
      endpoint: { baseUrl: effective.baseUrl, key },
      model,
      price,
      budgets: effective.budgets,
      mask,
      messages: mask.used ? [await this.#saying(call, marks, {}), ...messages] : messages,
    };
  }

  async #begin(prepared: Prepared, messages: readonly Message[], round: number, schema?: Record<string, unknown>) {
    const { call, model, endpoint, price, budgets } = prepared;
    const context = this.#here.context;
    const promptTokens = estimateTokens([
      ...messages.map(({ content }) => content),
      ...(schema ? [JSON.stringify(schema)] : []),
    ]);
    const host = new URL(endpoint.baseUrl).host;
    const { longestMs } = this.#here.connection;
    const beginning: Beginning = {
      call,
      model,
      host,
      price,
      budgets,
      messages,
      round,
      promptTokens,
      longestMs: longestMs * 2,
    };
    const callId = await beginCall(context, beginning);
    const signal = AbortSignal.any([call.signal, AbortSignal.timeout(longestMs)]);
    const startedAt = context.clock.now();
    return {
      callId,
      signal,
      promptTokens,
      asked: { model, messages, longest: call.longest, schema },
      ms: () => context.clock.now() - startedAt,
      answered: (outcome: Outcome): Answered => ({ callId, model, ...this.#tokens(promptTokens, outcome) }),
    };
  }

  async #saying<Value extends string>(
    call: ModelCall,
    prompt: Prompt<Value>,
    values: Readonly<Record<Value, string>>,
    role: Message['role'] = 'system',
  ): Promise<Message> {
    const given = { language: languageOf(call), schoolId: call.schoolId, values };
    return { role, content: (await promptFor(this.#here.context, prompt, given)).text };
  }

  /** What the endpoint says it was; else the estimate, of an answer that came. */
  #tokens(promptTokens: number, { usage, received, finish }: Outcome) {
    if (usage) return { promptTokens: usage.prompt, answerTokens: usage.answer };
    return {
      promptTokens: finish === 'failed' ? 0 : promptTokens,
      answerTokens: received ? estimateTokens([received]) : 0,
    };
  }

  async #end(
    { price, setting }: Prepared,
    running: { callId: string; promptTokens: number; ms: () => number },
    outcome: Outcome,
  ): Promise<void> {
    await endCall(this.#here.context, running.callId, {
      finish: outcome.finish,
      ...this.#tokens(running.promptTokens, outcome),
      estimated: !outcome.usage,
      price,
      received: outcome.received,
      ms: running.ms(),
    });
    if (setting.trouble && outcome.received) await clearTrouble(this.#here.context, setting.id);
  }

  /** A refused key is for the administrator to see; the log has what happened, without a word of the texts. */
  async #note({ setting, endpoint }: Prepared, error: unknown): Promise<void> {
    if (!(error instanceof ProviderError)) return;
    const context = this.#here.context;
    context.log.warn(
      { host: new URL(endpoint.baseUrl).host, kind: error.trouble.kind, status: error.status },
      'model failed',
    );
    await noteTrouble(context, setting.id, error.trouble);
  }

  get #here() {
    if (!this.#attached) throw new Error('a model is asked before the module has started');
    return this.#attached;
  }
}

export const providerModelsToken = token<ProviderModels>('models behind endpoints');
