import { expect, type Page } from '@playwright/test';
import type { Behaviour, Seen } from './fake-openai/behaviour.ts';

/** Where the test server of models of these journeys listens; the installation may speak to it (playwright.config.ts). */
export const modelUrl = (): string => `http://127.0.0.1:${process.env.QUESTED_E2E_MODEL}/v1`;
const control = (path: string): string => new URL(path, modelUrl()).href;

/** The next request that includes this text gets this answer; journeys at the same time do not take each other's. */
export async function modelSays(behaviour: Behaviour, includes: string): Promise<void> {
  const answer = await fetch(control('/script'), { method: 'POST', body: JSON.stringify({ behaviour, includes }) });
  expect(answer.status).toBe(204);
}

/** Every request the server got that includes this text. */
export const modelSaw = async (includes: string): Promise<Seen[]> =>
  (await (await fetch(control(`/seen?includes=${encodeURIComponent(includes)}`))).json()) as Seen[];

type Settings = { own: { baseUrl: string | null; model: string | null }; version: number };

/** Sets models up for the school by the API, whichever journey comes first. `admin` is signed in as an administrator. */
export async function setUpModels(admin: Page): Promise<void> {
  await expect(async () => {
    const { own, version } = (await (await admin.request.get('/api/v1/ai/settings')).json()) as Settings;
    if (own.baseUrl === modelUrl() && own.model) return;
    const data = { own: { ...own, baseUrl: modelUrl(), model: 'fake-model' }, key: 'sk-journey-4242', version };
    expect((await admin.request.put('/api/v1/ai/settings', { data })).status()).toBe(200);
  }).toPass({ timeout: 30_000 });
}
