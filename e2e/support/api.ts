import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/** Reads with the session of the page; repeats while a part is away, as the pages do. */
export async function read<T>(page: Page, path: string): Promise<T> {
  let found: T | undefined;
  await expect(async () => {
    const answer = await page.request.get(`/api/v1${path}`);
    expect(answer.status(), path).toBe(200);
    found = (await answer.json()) as T;
  }).toPass({ timeout: 60_000 });
  return found as T;
}

type Sent = { data?: unknown; multipart?: Record<string, string | { name: string; mimeType: string; buffer: Buffer }> };

/** Writes once, however often it has to be said: with one Idempotency-Key until it is answered. */
export async function write<T>(page: Page, path: string, sent: Sent = {}): Promise<T> {
  const headers = { 'idempotency-key': randomUUID() };
  let answered: T | undefined;
  await expect(async () => {
    const answer = await page.request.post(`/api/v1${path}`, { headers, ...sent });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    answered = (await answer.json()) as T;
  }).toPass({ timeout: 60_000 });
  return answered as T;
}
