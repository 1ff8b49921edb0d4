import { setImmediate as turnAround } from 'node:timers/promises';
import type * as z from 'zod';
import { provide } from '#kernel/container.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { type Answered, type Finish, type ModelCall, type Models, modelsToken } from '#modules/ai/models/models.ts';

type Script = {
  pieces: readonly string[];
  finish?: Finish;
  refuse?: 'AI_BUDGET_USED_UP' | 'AI_UNAVAILABLE';
  held?: boolean;
};

/**
 * Models that say what a test tells them to, one script per call, and remember what they were told. `held`: the last
 * piece waits until `release`, so that a test acts while an answer is being written.
 */
export class ScriptedModels implements Models {
  readonly calls: ModelCall[] = [];
  readonly aborted: ModelCall[] = [];
  readonly #scripts: Script[] = [];
  #gate = Promise.withResolvers<void>();
  ready = true;
  /** What every call for a structure is answered. */
  reply: unknown | ((call: ModelCall) => unknown) = undefined;

  next(...scripts: Script[]): void {
    this.#scripts.push(...scripts);
  }
  release(): void {
    this.#gate.resolve();
    this.#gate = Promise.withResolvers();
  }

  async *stream(call: ModelCall): ReturnType<Models['stream']> {
    this.calls.push(call);
    if (!this.ready) throw new Refusal('AI_NOT_SET_UP', 'No model is set up.');
    const script = this.#scripts.shift() ?? { pieces: ['どう', 'して', 'そう思いましたか。'] };
    if (script.refuse) throw new Refusal(script.refuse, 'Not now.');
    let said = '';
    for (const [index, piece] of script.pieces.entries()) {
      if (script.held && index === script.pieces.length - 1) {
        const gone = Promise.withResolvers<void>();
        call.signal.addEventListener('abort', () => gone.resolve(), { once: true });
        await Promise.race([this.#gate.promise, gone.promise]);
      }
      if (call.signal.aborted) {
        this.aborted.push(call);
        return { ...this.#answered(call, said), finish: 'stopped' };
      }
      said += piece;
      yield piece;
      await turnAround();
    }
    return { ...this.#answered(call, said), finish: script.finish ?? 'complete' };
  }

  /** What comes of `reply` is judged by the schema, as a real answer is. */
  async structured<S extends z.ZodType>(call: ModelCall, schema: S): Promise<Answered & { value: z.output<S> }> {
    this.calls.push(call);
    const said = typeof this.reply === 'function' ? await this.reply(call) : this.reply;
    const judged = schema.safeParse(said);
    if (!judged.success) throw new Refusal('AI_UNUSABLE', judged.error.message);
    return { ...this.#answered(call, JSON.stringify(said)), value: judged.data };
  }
  async available(): Promise<boolean> {
    return this.ready;
  }

  #answered = (call: ModelCall, said: string) => ({
    callId: `call-${this.calls.indexOf(call)}`,
    model: 'scripted-1',
    promptTokens: 10,
    answerTokens: said.length,
  });
}

/** The module with these models instead of those of its settings. */
export const withModels = (module: ModuleManifest, models: Models): ModuleManifest => ({
  ...module,
  services: (settings) => [
    ...module.services(settings).filter(({ token }) => token !== modelsToken),
    provide(modelsToken, () => models),
  ],
});
