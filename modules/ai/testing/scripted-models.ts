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
  /** Answers that wait to go on, and permits nobody has waited for yet: a release may come first. */
  readonly #waiting: (() => void)[] = [];
  #permits = 0;
  ready = true;
  /** What every call for a structure is answered. */
  reply: unknown | ((call: ModelCall) => unknown) = undefined;

  next(...scripts: Script[]): void {
    this.#scripts.push(...scripts);
  }
  /** Lets one held answer go on: the one that waits, or else the next to wait. */
  release(): void {
    const goOn = this.#waiting.shift();
    if (goOn) goOn();
    else this.#permits += 1;
  }
  #mayGoOn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    if (this.#permits > 0) {
      this.#permits -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      signal.addEventListener(
        'abort',
        () => {
          // Whoever left does not use up what lets another go on.
          const at = this.#waiting.indexOf(resolve);
          if (at >= 0) this.#waiting.splice(at, 1);
          resolve();
        },
        { once: true },
      );
    });
  }

  async *stream(call: ModelCall): ReturnType<Models['stream']> {
    this.calls.push(call);
    if (!this.ready) throw new Refusal('AI_NOT_SET_UP', 'No model is set up.');
    const script = this.#scripts.shift() ?? { pieces: ['どう', 'して', 'そう思いましたか。'] };
    if (script.refuse) throw new Refusal(script.refuse, 'Not now.');
    let said = '';
    for (const [index, piece] of script.pieces.entries()) {
      if (script.held && index === script.pieces.length - 1) await this.#mayGoOn(call.signal);
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
