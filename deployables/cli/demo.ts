/**
 * npm run demo [-- ADDRESS]
 * Fills a running QuestEd (http://localhost:3000 unless said) with a believable school. On a fresh installation it also
 * goes through the first run and prints the administrator it made; otherwise it asks for one by QUESTED_ADMIN_LOGIN and
 * QUESTED_ADMIN_PASSWORD.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { API } from '#contracts/define.ts';
import type { Problem } from '#contracts/problem.ts';
import type { ImportView } from '#contracts/user/routes.ts';

const address = (process.argv[2] ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, '');

type Call = { token?: string; body?: unknown };
async function call<T>(method: string, path: string, { token, body }: Call = {}): Promise<T> {
  const response = await fetch(`${address}${API}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error(`Nothing answers at ${address}. Start QuestEd first: npm start`);
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error((answer as Problem).title);
  return answer as T;
}

const CONSONANTS = 'bdfghjkmnrstz';
const VOWELS = 'aeiou';
const letter = (of: string): string => of.charAt(randomInt(of.length));
const word = (): string => Array.from({ length: 3 }, () => letter(CONSONANTS) + letter(VOWELS)).join('');

/** The school year that is under way in Japan: 1 April to 31 March. */
function currentYear(now: Date): { yearStartsOn: string; yearEndsOn: string } {
  const first = now.getMonth() >= 3 ? now.getFullYear() : now.getFullYear() - 1;
  return { yearStartsOn: `${first}-04-01`, yearEndsOn: `${first + 1}-03-31` };
}

async function signedIn(): Promise<string> {
  const { needed } = await call<{ needed: boolean }>('GET', '/setup');
  if (!needed) {
    const { QUESTED_ADMIN_LOGIN: login, QUESTED_ADMIN_PASSWORD: password } = process.env;
    if (!login || !password) {
      throw new Error(
        'This QuestEd is set up already: name its administrator in QUESTED_ADMIN_LOGIN and QUESTED_ADMIN_PASSWORD.',
      );
    }
    return (await call<{ accessToken: string }>('POST', '/auth/login', { body: { login, password } })).accessToken;
  }
  const password = `${word()}-${word()}-${randomInt(1000, 9999)}`;
  const school = { name: '青嶺高等学校', code: 'aomine', timeZone: 'Asia/Tokyo', ...currentYear(new Date()) };
  const administrator = {
    familyName: '高木',
    givenName: '学',
    familyKana: 'たかぎ',
    givenKana: 'まなぶ',
    loginId: 'admin',
    password,
  };
  const { accessToken } = await call<{ accessToken: string }>('POST', '/setup', {
    body: { school, administrator, language: 'ja' },
  });
  console.log(`Administrator: login id admin, password ${password}`);
  return accessToken;
}

async function demo(): Promise<void> {
  const token = await signedIn();
  const { importId } = await call<{ importId: string }>('POST', '/setup/demo', { token });
  for (;;) {
    const { state, progress, failure } = await call<ImportView>('GET', `/users/imports/${importId}`, { token });
    if (state === 'failed') throw new Error(failure ?? 'the import failed');
    if (state === 'done') break;
    console.log(`People: ${progress.done} of ${progress.total}`);
    await pause(1000);
  }
  for (;;) {
    const { total } = await call<{ total: number }>('GET', '/classes?limit=1', { token });
    if (total > 0) return console.log(`Done: ${total} classes. Open ${address}`);
    console.log('Seating pupils and opening classes …');
    await pause(1000);
  }
}

demo().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
