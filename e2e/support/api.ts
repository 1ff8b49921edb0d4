import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { NEW_PASSWORD } from './people.ts';

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

/** Somebody who speaks to the API without a browser. */
export type Person = { id: string; token: string; base: string };

/** Signs in by the API; the first time with the slip, whose one-time password is used up. */
export async function enter(base: string, slip: { loginId: string; password: string }): Promise<Person> {
  const login = (password: string) => ask(base, undefined, 'POST', '/auth/login', { login: slip.loginId, password });
  let answer = await login(NEW_PASSWORD);
  if (answer.status === 401) answer = await login(slip.password);
  const first = (await answer.clone().json()) as { accessToken: string; me?: { mustChangePassword: boolean } };
  if (first.me?.mustChangePassword) {
    const passwords = { current: slip.password, password: NEW_PASSWORD };
    answer = await ask(base, first.accessToken, 'POST', '/auth/change-password', passwords);
  }
  expect(answer.ok, `${slip.loginId}: ${answer.status}`).toBe(true);
  const { accessToken: token } = (await answer.json()) as { accessToken: string };
  const me = (await (await ask(base, token, 'GET', '/auth/me')).json()) as { user: { id: string } };
  return { id: me.user.id, token, base };
}

const ask = (base: string, token: string | undefined, method: string, path: string, body?: unknown) =>
  fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Says something as somebody and wants it to be done. */
export async function say<T>(who: Person, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(who.base, who.token, method, path, body);
  expect(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok ? '' : await answer.clone().text()}`).toBe(true);
  return (await answer.json()) as T;
}
