import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { API } from '#contracts/define.ts';
import type { Problem } from '#contracts/problem.ts';
import type { ImportView } from '#contracts/user/routes.ts';
import type { Environment } from '#kernel/config.ts';
import { defineCommand, Failed } from '../command-line/command.ts';
import type { Terminal } from '../command-line/terminal.ts';

type Request = { token?: string; body?: unknown };
type Client = <T>(method: string, path: string, request?: Request) => Promise<T>;

const clientOf =
  (address: string): Client =>
  async <T>(method: string, path: string, { token, body }: Request = {}): Promise<T> => {
    const response = await fetch(`${address}${API}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Failed(`Nothing answers at ${address}. Start QuestEd first.`);
    });
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw new Failed((answer as Problem).title);
    return answer as T;
  };

const CONSONANTS = 'bdfghjkmnrstz';
const VOWELS = 'aeiou';
const letter = (of: string): string => of.charAt(randomInt(of.length));
const word = (): string => Array.from({ length: 3 }, () => letter(CONSONANTS) + letter(VOWELS)).join('');

/** The school year that is under way in Japan: 1 April to 31 March. */
function currentYear(now: Date): { yearStartsOn: string; yearEndsOn: string } {
  const first = now.getMonth() >= 3 ? now.getFullYear() : now.getFullYear() - 1;
  return { yearStartsOn: `${first}-04-01`, yearEndsOn: `${first + 1}-03-31` };
}

/** Goes through the first run where nobody has yet; otherwise as the administrator the environment names. */
async function signedIn(call: Client, terminal: Terminal, environment: Environment): Promise<string> {
  const { needed } = await call<{ needed: boolean }>('GET', '/setup');
  if (!needed) {
    const { QUESTED_ADMIN_LOGIN: login, QUESTED_ADMIN_PASSWORD: password } = environment;
    if (!login || !password) {
      throw new Failed(
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
  terminal.say(`Administrator: login id admin, password ${password}`);
  return accessToken;
}

async function fill(address: string, terminal: Terminal, environment: Environment): Promise<void> {
  const call = clientOf(address);
  const token = await signedIn(call, terminal, environment);
  const { importId } = await call<{ importId: string }>('POST', '/setup/demo', { token });
  for (;;) {
    const { state, progress, failure } = await call<ImportView>('GET', `/users/imports/${importId}`, { token });
    if (state === 'failed') throw new Failed(failure ?? 'the import failed');
    if (state === 'done') break;
    terminal.progress(`People: ${progress.done} of ${progress.total}`);
    await pause(1000);
  }
  for (;;) {
    const { total } = await call<{ total: number }>('GET', '/classes?limit=1', { token });
    if (total > 0) return terminal.say(`Done: ${total} classes. Open ${address}`);
    terminal.progress('Seating pupils and opening classes …');
    await pause(1000);
  }
}

export const demo = defineCommand({
  name: 'demo',
  words: '[ADDRESS]',
  atMost: 1,
  summary: 'Fills a running QuestEd with a believable school.',
  more: [
    'ADDRESS is http://localhost:3000 unless said. On a fresh installation it also goes through the first run and prints',
    'the administrator it made; otherwise it asks for one by QUESTED_ADMIN_LOGIN and QUESTED_ADMIN_PASSWORD.',
  ].join('\n'),
  options: {},
  run: ({ words, terminal, environment }) =>
    fill((words[0] ?? `http://localhost:${environment.PORT ?? 3000}`).replace(/\/$/, ''), terminal, environment),
});
