import type * as z from 'zod';
import { provide } from '#kernel/container.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { type Answered, type ModelCall, type Models, modelsToken } from '#modules/ai/models/models.ts';

type Reply = unknown | ((call: ModelCall) => unknown);

/** Models that answer what a test says, judged by the schema as real ones are; what they were asked is kept. */
export class ScriptedModels implements Models {
  readonly calls: ModelCall[] = [];
  ready = true;
  reply: Reply = undefined;

  async available(): Promise<boolean> {
    return this.ready;
  }

  async structured<S extends z.ZodType>(call: ModelCall, schema: S): Promise<Answered & { value: z.output<S> }> {
    this.calls.push(call);
    const said = typeof this.reply === 'function' ? await this.reply(call) : this.reply;
    const judged = schema.safeParse(said);
    if (!judged.success) throw new Refusal('AI_UNUSABLE', judged.error.message);
    return { value: judged.data, callId: 'call', model: 'scripted', promptTokens: 10, answerTokens: 10 };
  }

  // biome-ignore lint/correctness/useYield: no draft is streamed
  async *stream(): AsyncGenerator<string, never> {
    throw new Error('no draft is streamed');
  }
}

/** The module with these models in place of the real ones. */
export const withModels = (module: ModuleManifest, models: Models): ModuleManifest => ({
  ...module,
  services: (settings: never) => [
    ...module.services(settings).filter(({ token }) => token.key !== modelsToken.key),
    provide(modelsToken, () => models),
  ],
});
