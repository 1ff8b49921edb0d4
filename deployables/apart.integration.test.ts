import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { routes, servedBy } from '#contracts/catalogue.ts';
import type { PersonView } from '#contracts/user/people.ts';
import type { Tokens } from '#contracts/user/routes.ts';
import { type Application, startApplication } from '#kernel/application.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { sqliteLocation } from '#kernel/database/location.ts';
import { type Gateway, startGateway } from '#kernel/gateway/gateway.ts';
import { makeLogger } from '#kernel/logger.ts';
import { newSecretKey, newSigningKey } from '#kernel/secrets.ts';
import { stateInRedis } from '#kernel/state/shared-state.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { type RedisServer, startRedis } from '#kernel/testing/redis-server.ts';
import { modules } from './cli/modules.ts';

/** Every module as an application of its own, Redis between them, the gateway before them. */
const PASSWORD = 'take-mizu-haru';
const names = { familyName: '桜井', givenName: '恵', familyKana: 'さくらい', givenKana: 'めぐみ' };
const folder = mkdtempSync(join(tmpdir(), 'quested-apart-'));
const secrets = { QUESTED_SIGNING_KEY: newSigningKey(), QUESTED_SECRET_KEY: newSecretKey() };
const log = makeLogger('silent');
const applications: Application[] = [];
let redis: RedisServer;
let gateway: Gateway;
let admin = '';

type Call = { token?: string; body?: unknown };
async function call<T>(method: string, path: string, { token, body }: Call = {}): Promise<{ status: number; body: T }> {
  const answer = await fetch(`http://127.0.0.1:${gateway.port}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T };
}
type Signed = z.infer<typeof Tokens>;
type Person = z.infer<typeof PersonView>;
const signIn = (login: string, password = PASSWORD) =>
  call<Signed>('POST', '/auth/login', { body: { login, password } });

/** Somebody with a password of their own, signed in. */
async function somebody(loginId: string, role = 'teacher'): Promise<{ user: Person; token: string }> {
  const made = await call<{ user: Person; slip: { password: string } }>('POST', '/users', {
    token: admin,
    body: { ...names, loginId, role },
  });
  const current = made.body.slip.password;
  const first = await signIn(loginId, current);
  const changed = await call<Signed>('POST', '/auth/change-password', {
    token: first.body.accessToken,
    body: { current, password: PASSWORD },
  });
  // The module that keeps notices must have heard of the person before it says anything about them.
  await eventually('they are known everywhere', async () => {
    const notices = await call('GET', `/notifications/${made.body.user.id}`, { token: changed.body.accessToken });
    return notices.status === 200;
  });
  return { user: changed.body.me.user as Person, token: changed.body.accessToken };
}

/** What each module answers to this token, right now. */
const answers = async ({ user, token }: { user: Person; token: string }) =>
  Promise.all(
    ['/auth/me', '/classes', `/notifications/${user.id}`].map(
      async (path) => (await call('GET', path, { token })).status,
    ),
  );

beforeAll(async () => {
  redis = await startRedis();
  for (const module of modules) {
    applications.push(
      await startApplication({
        modules: [module],
        bus: () => redisStreamsBus({ url: redis.url, log }),
        state: () => stateInRedis(redis.url, log),
        database: (name) => sqliteLocation(name, folder),
        version: '1.0.0',
        environment: { PORT: '0', QUESTED_HOST: '127.0.0.1', QUESTED_DATA: folder, ...secrets },
        log,
      }),
    );
  }
  gateway = await startGateway({
    served: Object.entries(routes).map(([name, contract]) => ({
      module: servedBy[name as keyof typeof routes],
      contract,
    })),
    web: { names: () => [], read: () => Buffer.alloc(0) },
    version: '1.0.0',
    environment: { PORT: '0', QUESTED_HOST: '127.0.0.1', QUESTED_REDIS_URL: redis.url },
    log,
  });
  const school = { name: '青葉高等学校', code: 'aoba', timeZone: 'Asia/Tokyo' };
  const body = {
    school: { ...school, yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' },
    administrator: { ...names, loginId: 'admin', password: PASSWORD },
    language: 'ja',
  };
  await eventually('the school is founded', async () => (await call('POST', '/setup', { body })).status < 300, 20_000);
  admin = (await signIn('admin')).body.accessToken;
}, 60_000);
afterAll(async () => {
  await gateway.stop(0);
  await Promise.all(applications.map((application) => application.stop(0)));
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('what takes access away counts on the next request in every process', () => {
  it('suspension', async () => {
    const one = await somebody('suspended');
    expect(await answers(one)).toEqual([200, 200, 200]);
    expect((await call('POST', `/users/${one.user.id}/suspension`, { token: admin, body: {} })).status).toBe(200);
    expect(await answers(one)).toEqual([401, 401, 401]);
  });

  it('a change of role', async () => {
    const one = await somebody('promoted');
    const body = { role: 'admin', version: one.user.version };
    expect((await call('PUT', `/users/${one.user.id}/role`, { token: admin, body })).status).toBe(200);
    expect(await answers(one)).toEqual([401, 401, 401]);
  });

  it('a change of password, but not for the session that made it', async () => {
    const one = await somebody('changing');
    const other = await signIn('changing');
    const changed = await call<Signed>('POST', '/auth/change-password', {
      token: one.token,
      body: { current: PASSWORD, password: 'kawa-no-mizu-31' },
    });
    expect(await answers({ ...one, token: other.body.accessToken })).toEqual([401, 401, 401]);
    expect(await answers({ ...one, token: changed.body.accessToken })).toEqual([200, 200, 200]);
  });

  it('signing out, also when Redis has forgotten it meanwhile', async () => {
    const one = await somebody('leaving');
    expect((await call('POST', '/auth/logout', { token: one.token })).status).toBe(204);
    await redis.restart('lost');
    // Told again by the module that owns accounts, from its database.
    await eventually('nobody lets them in', async () => (await answers(one)).every((status) => status === 401), 20_000);
  });

  it('and goes on counting for who has met it while Redis is away; everybody else is served', async () => {
    const gone = await somebody('gone');
    const here = await somebody('here');
    await call('POST', `/users/${gone.user.id}/suspension`, { token: admin, body: {} });
    expect(await answers(gone)).toEqual([401, 401, 401]);
    await redis.kill();
    expect(await answers(gone)).toEqual([401, 401, 401]);
    expect(await answers(here)).toEqual([200, 200, 200]);
    await redis.restart('lost');
  });
});
