import type { ModuleContext } from '#kernel/module.ts';
import { estimateTokens } from '#modules/ai/domain/budgets/tokens.ts';
import type { Asked } from '#modules/ai/models/dialect.ts';
import type { Figures } from '#modules/ai/models/figures.ts';
import type { Answered, Finish, Message } from '#modules/ai/models/models.ts';
import type { PreparedCall } from '#modules/ai/models/prepared-call.ts';
import { ProviderError } from '#modules/ai/models/provider-error.ts';
import type { Usage } from '#modules/ai/models/read-answer.ts';
import { beginCall } from '#modules/ai/use-cases/begin-call.ts';
import { endCall } from '#modules/ai/use-cases/end-call.ts';
import { clearTrouble, noteTrouble } from '#modules/ai/use-cases/note-trouble.ts';

/** What has become of a call so far. */
export type Outcome = { finish: Finish | 'failed'; usage: Usage | undefined; received: string };
type Round = {
  readonly messages: readonly Message[];
  readonly round: number;
  readonly schema?: Record<string, unknown>;
  readonly longestMs: number;
};

/** One request to a model between its reservation and its settlement. `end` must be called, however it went. */
export class RunningCall {
  readonly asked: Asked;
  /** Aborted when the asker leaves or the longest time is over. */
  readonly signal: AbortSignal;
  readonly #context: ModuleContext;
  readonly #prepared: PreparedCall;
  readonly #figures: Figures;
  readonly #callId: string;
  readonly #promptTokens: number;
  readonly #startedAt: number;

  private constructor(
    context: ModuleContext,
    prepared: PreparedCall,
    figures: Figures,
    made: Round & { callId: string; promptTokens: number },
  ) {
    const { call, model } = prepared;
    this.#context = context;
    this.#prepared = prepared;
    this.#figures = figures;
    this.#callId = made.callId;
    this.#promptTokens = made.promptTokens;
    this.#startedAt = context.clock.now();
    this.asked = { model, messages: made.messages, longest: call.longest, schema: made.schema };
    this.signal = AbortSignal.any([call.signal, AbortSignal.timeout(made.longestMs)]);
  }

  /** Refuses with AI_BUDGET_USED_UP before anything leaves. */
  static async begin(
    context: ModuleContext,
    prepared: PreparedCall,
    figures: Figures,
    round: Round,
  ): Promise<RunningCall> {
    const { messages, schema, longestMs } = round;
    const texts = messages.map(({ content }) => content);
    const promptTokens = estimateTokens(schema ? [...texts, JSON.stringify(schema)] : texts);
    const callId = await beginCall(context, {
      ...prepared,
      ...round,
      host: new URL(prepared.endpoint.baseUrl).host,
      promptTokens,
      // A process that still lives has ended it long before.
      longestMs: longestMs * 2,
    });
    return new RunningCall(context, prepared, figures, { ...round, callId, promptTokens });
  }

  answered(outcome: Outcome): Answered {
    return { callId: this.#callId, model: this.#prepared.model, ...this.#tokens(outcome) };
  }

  async end(outcome: Outcome): Promise<void> {
    const { price, setting } = this.#prepared;
    const tokens = this.#tokens(outcome);
    this.#figures.count(outcome.finish, tokens);
    await endCall(this.#context, this.#callId, {
      finish: outcome.finish,
      ...tokens,
      estimated: !outcome.usage,
      price,
      received: outcome.received,
      ms: this.#context.clock.now() - this.#startedAt,
    });
    if (setting.trouble && outcome.received) await clearTrouble(this.#context, setting.id);
  }

  /** A refused key is for the administrator to see; the log has what happened, without a word of the texts. */
  async note(error: unknown): Promise<void> {
    if (!(error instanceof ProviderError)) return;
    const { setting, endpoint } = this.#prepared;
    const { kind } = error.trouble;
    this.#context.log.warn({ host: new URL(endpoint.baseUrl).host, kind, status: error.status }, 'model failed');
    await noteTrouble(this.#context, {
      settingId: setting.id,
      schoolId: this.#prepared.call.schoolId,
      trouble: error.trouble,
    });
  }

  /** What the endpoint says it was; else the estimate, of an answer that came. */
  #tokens({ usage, received, finish }: Outcome) {
    if (usage) return { promptTokens: usage.prompt, answerTokens: usage.answer };
    return {
      promptTokens: finish === 'failed' ? 0 : this.#promptTokens,
      answerTokens: received ? estimateTokens([received]) : 0,
    };
  }
}
