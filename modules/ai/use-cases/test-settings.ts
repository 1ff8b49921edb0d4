import type { AiTest } from '#contracts/ai/admin.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { settingOf } from '#modules/ai/database/read-models/settings-view.ts';
import type { Connection, Endpoint } from '#modules/ai/models/connection.ts';
import { ProviderError } from '#modules/ai/models/provider-error.ts';
import { KEY_PURPOSE } from '#modules/ai/use-cases/keys.ts';
import { addressField, originOf } from '#modules/ai/use-cases/save-settings.ts';

type Tried = {
  schoolId: string | null;
  baseUrl: string;
  model: string | null;
  key?: string | null | undefined;
  local: ReadonlySet<string>;
};
const LONGEST_MS = 20_000;

/**
 * Tries what stands in the form, saved or not: a real call of a few tokens. The stored key is used only for the server
 * it was given for. Nothing of a person is in it, so it is taken from no budget.
 */
export async function testSettings(context: ModuleContext, connection: Connection, tried: Tried): Promise<AiTest> {
  const wrong = addressField(tried.baseUrl, tried.local);
  if (wrong) return { ok: false, trouble: { kind: 'refusedAddress', detail: wrong.detail }, models: [] };
  const endpoint: Endpoint = { baseUrl: tried.baseUrl, key: await keyFor(context, tried) };
  const signal = AbortSignal.timeout(LONGEST_MS);
  const models = await connection.models(endpoint, signal);
  const model = tried.model ?? models[0];
  if (!model) return { ok: false, trouble: { kind: 'unknownModel', detail: 'No model is named.' }, models };
  const startedAt = context.clock.now();
  try {
    const { text } = await connection.once(
      endpoint,
      { model, longest: 32, messages: [{ role: 'user', content: 'Answer with the one word: ready' }] },
      signal,
    );
    return { ok: true, ms: context.clock.now() - startedAt, answer: text.slice(0, 80), models };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { ok: false, trouble: error.trouble, models };
  }
}

async function keyFor(context: ModuleContext, { schoolId, baseUrl, key }: Tried): Promise<string | null> {
  if (key !== undefined) return key;
  const row = await settingOf(context.read(), schoolId);
  if (!row?.keySealed || originOf(row.own.baseUrl) !== originOf(baseUrl)) return null;
  return context.get(secretsToken).open(row.keySealed, KEY_PURPOSE);
}
