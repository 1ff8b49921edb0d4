import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as z from 'zod';
import type { ClassGroupSummary, ClassSummary } from '#contracts/academic/routes.ts';
import type { MailView } from '#contracts/notification/routes.ts';
import type { ImportView, Tokens } from '#contracts/user/routes.ts';
import { eventually } from '#kernel/testing/eventually.ts';

/*
 * The real process on a real folder, killed in the middle of putting a whole class group into a class. The moments after
 * sending are spread, so that some kills come before the commit, some between commit and mails, some after everything.
 */
const MOMENTS = [0, 8, 20, 40, 70, 120] as const;
const PUPILS = 20;
const PASSWORD = 'take-mizu-haru';
const PATIENCE = 60_000;
type Signed = z.infer<typeof Tokens>;
type List<T> = { items: T[]; total: number };

const folder = mkdtempSync(join(tmpdir(), 'quested-crash-'));
let port = 0;
let child: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address ? address.port : 0;
}

const api = (path: string) => `http://127.0.0.1:${port}${path}`;

async function start(): Promise<void> {
  child = spawn(process.execPath, [join(import.meta.dirname, 'school.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      QUESTED_HOST: '127.0.0.1',
      QUESTED_DATA: folder,
      QUESTED_LOG_LEVEL: 'warn',
    },
    stdio: 'ignore',
  });
  await eventually('the school is ready', async () => (await fetch(api('/health/ready'))).ok, PATIENCE);
}

const ended = (process: ChildProcess | undefined) =>
  eventually(
    'the process has ended',
    () => process && (process.exitCode !== null || process.signalCode !== null),
    PATIENCE,
  );

async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(api(`/api/v1${path}`), {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Nothing behind, nothing to retry, no dead letter, no gap: what /health/ready says of every pair of modules. */
const calm = () =>
  eventually(
    'every event is delivered, none is set aside, and every saga has ended',
    async () => {
      const response = await fetch(api('/health/ready'));
      const { checks } = (await response.json()) as { checks: { name: string; ok: boolean; detail: string }[] };
      const events = checks.filter((check) => check.name.includes(' hears '));
      const restless = checks.filter(
        ({ name, detail }) =>
          (name.includes(' hears ') && detail !== '0 behind, 0 retrying, 0 dead letters') ||
          (name.includes(' sagas') && detail !== '0 under way, 0 stuck'),
      );
      if (restless.length) throw new Error(JSON.stringify(restless));
      return response.ok && events.length > 0;
    },
    PATIENCE,
  );

let token = '';
let teacherId = '';
let classGroupId = '';
beforeAll(async () => {
  port = await freePort();
  await start();
  const names = { familyName: '桜井', givenName: '恵', familyKana: 'さくらい', givenKana: 'めぐみ' };
  await call('POST', '/setup', undefined, {
    school: {
      name: '青葉高等学校',
      code: 'aoba',
      timeZone: 'Asia/Tokyo',
      yearStartsOn: '2026-04-01',
      yearEndsOn: '2027-03-31',
    },
    administrator: { ...names, loginId: 'admin', password: PASSWORD },
    language: 'ja',
  });
  await calm();
  const signed = await call<Signed>('POST', '/auth/login', undefined, { login: 'admin', password: PASSWORD });
  token = signed.accessToken;
  const made = await call<{ user: { id: string } }>('POST', '/users', token, {
    ...names,
    loginId: 'teacher',
    role: 'teacher',
  });
  teacherId = made.user.id;
  const rows = Array.from(
    { length: PUPILS },
    (_, n) => `st${n + 100},森,花${n},student,s${n}@example.jp,1,1年A組,${n + 1}`,
  );
  const form = new FormData();
  const head = 'login_id,family_name,given_name,role,email,grade,class_group,attendance_number';
  form.set('file', new File([[head, ...rows].join('\n')], 'people.csv'));
  form.set('createGroups', 'true');
  await calm();
  const checked = await call<ImportView>('POST', '/users/imports', token, form);
  await call('POST', `/users/imports/${checked.id}/commit`, token, { version: checked.version });
  await eventually(
    'the import is written',
    async () => (await call<ImportView>('GET', `/users/imports/${checked.id}`, token)).state === 'done',
    PATIENCE,
  );
  await calm();
  const groups = await call<{ items: ClassGroupSummary[] }>('GET', '/class-groups', token);
  expect(groups.items).toMatchObject([{ members: PUPILS }]);
  classGroupId = groups.items[0]?.id ?? '';
}, 120_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  await ended(child);
  rmSync(folder, { recursive: true, force: true });
});

it.each(MOMENTS)(
  'killed %i ms after an enrollment was sent: everything or nothing, and each mail once',
  async (moment) => {
    const name = `講座${moment}`;
    const answered = call('POST', '/classes', token, { name, teacherId, classGroupId }).then(
      () => true,
      () => false,
    );
    // The moment is what is tried here, not something waited for.
    await new Promise((resolve) => setTimeout(resolve, moment));
    child?.kill('SIGKILL');
    const promised = await answered;
    await ended(child);

    await start();
    await calm();
    const { items } = await call<List<ClassSummary>>('GET', `/classes?q=${encodeURIComponent(name)}`, token);
    const found = items.filter((each) => each.name === name);
    const mails = await call<List<MailView>>('GET', `/mails?limit=100&q=${encodeURIComponent(`「${name}」`)}`, token);
    if (promised) expect(found).toHaveLength(1);
    expect(found.map((each) => each.students)).toEqual(found.length ? [PUPILS] : []);
    expect(mails.total).toBe(found.length ? PUPILS : 0);
    expect(new Set(mails.items.map((mail) => mail.to)).size).toBe(mails.total);
  },
);

it('ends by itself and in order on SIGTERM, and starts again on the same folder', async () => {
  const ending = child;
  const from = performance.now();
  ending?.kill('SIGTERM');
  await ended(ending);
  expect([ending?.exitCode, ending?.signalCode]).toEqual([0, null]);
  // Promised to people is 5 s; a test machine may be busy.
  expect(performance.now() - from).toBeLessThan(20_000);
  await start();
  await calm();
});
