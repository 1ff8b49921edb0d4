import { insideTransaction } from '#kernel/database/unit-of-work.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { isSetUp, settingsFor } from '#modules/ai/database/effective-settings.ts';
import type { Masks } from '#modules/ai/database/masks.ts';
import type { AiSetting } from '#modules/ai/database/settings.ts';
import type { Budgets, Price } from '#modules/ai/domain/effective.ts';
import type { Mask } from '#modules/ai/domain/masking/mask.ts';
import type { Endpoint } from '#modules/ai/models/connection.ts';
import type { Message, ModelCall } from '#modules/ai/models/models.ts';
import type { Language, Prompt } from '#modules/ai/prompts/prompt.ts';
import { promptFor } from '#modules/ai/prompts/prompt-for.ts';
import { marks } from '#modules/ai/prompts/texts/marks.ts';
import { KEY_PURPOSE } from '#modules/ai/use-cases/keys.ts';

/** A call that knows where it goes, by which rules, and has lost its names. */
export type PreparedCall = {
  readonly call: ModelCall;
  /** The row whose address and key are used. */
  readonly setting: AiSetting;
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly price: Price;
  readonly budgets: Budgets;
  readonly mask: Mask;
  /** As they will leave. */
  readonly messages: readonly Message[];
};

/** Refuses with AI_NOT_SET_UP where there is nothing to ask. */
export async function prepareCall(context: ModuleContext, masks: Masks, call: ModelCall): Promise<PreparedCall> {
  if (insideTransaction()) throw new Error('a model is asked inside a transaction, which would stay open for minutes');
  const em = context.read();
  const settings = await settingsFor(em, call.schoolId);
  const { endpoint: setting, effective } = settings;
  const { model, price } = effective.of(call.fn);
  if (!setting || !model || !effective.baseUrl || !isSetUp(settings, call.fn)) {
    throw new Refusal('AI_NOT_SET_UP', 'No model is set up for this.');
  }
  const mask = await masks.for(em, { ...call, about: call.about ?? [] });
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
    messages: mask.used ? [await saying(context, call, marks, {}), ...messages] : messages,
  };
}

/** In the language of the prompt the call was made by. */
const languageOf = (call: ModelCall): Language => (/ en( |$)/.test(call.prompt) ? 'en' : 'ja');

/** One of our own wordings as a message of a call. */
export async function saying<Value extends string>(
  context: ModuleContext,
  call: ModelCall,
  prompt: Prompt<Value>,
  values: Readonly<Record<Value, string>>,
  role: Message['role'] = 'system',
): Promise<Message> {
  const given = { language: languageOf(call), schoolId: call.schoolId, values };
  return { role, content: (await promptFor(context, prompt, given)).text };
}
