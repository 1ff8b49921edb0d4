import { type Page, test } from '@playwright/test';
import type { AiSettingsView } from '#contracts/ai/admin.ts';
import { read } from './api.ts';
import { FakeOpenAi } from './fake-openai.ts';

/** The test server of models of this form of QuestEd, at the place it was told of (playwright.config.ts). */
export function startModels(): Promise<FakeOpenAi> {
  const port = process.env[`QUESTED_E2E_${test.info().project.metadata.topology}_MODELS`];
  if (!port) throw new Error('no place for models was chosen');
  return FakeOpenAi.start({ port: Number(port) });
}

const NO_LIMIT = { tokens: null, money: null };
const FREE = { day: NO_LIMIT, month: NO_LIMIT };

/** As an administrator: the school asks its models here, or nowhere; `tokens` is what one person may use in a day. */
export async function askAt(office: Page, url: string | null, { tokens }: { tokens?: number } = {}): Promise<void> {
  const { version } = await read<AiSettingsView>(office, '/ai/settings');
  const person = tokens === undefined ? FREE : { ...FREE, day: { tokens, money: null } };
  const own = {
    ...{ baseUrl: url, model: url ? 'fake-model' : null, price: null, functions: {}, keepDays: null, currency: null },
    budgets: { school: FREE, class: FREE, person },
  };
  const data = { version, own, ...(url ? { key: 'sk-journey' } : {}) };
  const answer = await office.request.put('/api/v1/ai/settings', { data });
  if (!answer.ok()) throw new Error(`models were not set up: ${answer.status()} ${await answer.text()}`);
}
