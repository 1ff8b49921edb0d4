import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModuleName } from '#contracts/define.ts';
import { type Application, startApplication } from '#kernel/application.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { databaseLocations } from '#kernel/database/location.ts';
import { makeLogger } from '#kernel/logger.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { freshSchemas } from '#kernel/testing/mysql.ts';
import { type RedisServer, startRedis } from '#kernel/testing/redis-server.ts';
import { recordingTerminal } from '../command-line/recording-terminal.ts';
import { runCommandLine } from '../command-line/run-command-line.ts';
import { modules } from '../modules.ts';
import { program } from './program.ts';

/* Every module an application of its own, on MySQL and over Redis; the commands know one module's database and Redis. */
const folder = mkdtempSync(join(tmpdir(), 'quested-apart-'));
const apps = new Map<ModuleName, Application>();
let redis: RedisServer;
let schemas: Awaited<ReturnType<typeof freshSchemas>>;
let environment: Record<string, string>;

beforeAll(async () => {
  redis = await startRedis();
  schemas = await freshSchemas(modules.map(({ name }) => name));
  const where = schemas.where('{module}');
  if (where.dialect !== 'mysql') throw new Error('not on MySQL');
  environment = {
    PORT: '0',
    QUESTED_HOST: '127.0.0.1',
    QUESTED_DATA: folder,
    QUESTED_DATABASE_URL: `${where.url}${where.schema}`,
    QUESTED_REDIS_URL: redis.url,
  };
  for (const manifest of modules) {
    const log = makeLogger('silent');
    const app = await startApplication({
      modules: [manifest],
      bus: (said) => redisStreamsBus({ url: redis.url, log: said }),
      database: databaseLocations(environment),
      version: '0.0.0-test',
      environment,
      log,
    });
    apps.set(manifest.name, app);
  }
}, 120_000);
afterAll(async () => {
  for (const app of apps.values()) await app.stop();
  await redis?.stop();
  await schemas?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** With the database of one module only, as its container has it. */
async function quested(typed: string, only?: ModuleName) {
  const { terminal, said, complained } = recordingTerminal();
  const url = environment.QUESTED_DATABASE_URL ?? '';
  const QUESTED_DATABASE_URL = only ? url.replaceAll('{module}', only) : url;
  const code = await runCommandLine(program, typed.split(' '), terminal, { ...environment, QUESTED_DATABASE_URL });
  return { code, out: said.join('\n'), error: complained.join('\n') };
}

async function peopleKnownTo(module: ModuleName): Promise<string[]> {
  const rows = await apps
    .get(module)
    ?.context(module)
    .read()
    .getKysely<{ replica_user_people: { loginId: string } }>()
    .selectFrom('replica_user_people')
    .select('loginId')
    .execute();
  return (rows ?? []).map((row) => row.loginId).sort();
}

it('makes an administrator whom the other processes hear of', async () => {
  const response = await fetch(`http://127.0.0.1:${apps.get('user')?.port}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      school: {
        name: '青葉高等学校',
        code: 'aoba',
        timeZone: 'Asia/Tokyo',
        yearStartsOn: '2026-04-01',
        yearEndsOn: '2027-03-31',
      },
      administrator: {
        familyName: '桜井',
        givenName: '恵',
        familyKana: 'さくらい',
        givenKana: 'めぐみ',
        loginId: 'admin',
        password: 'take-mizu-haru',
      },
      language: 'ja',
    }),
  });
  expect(response.status).toBe(201);
  const made = await quested('create-admin second --family-name A --given-name B --generate-password', 'user');
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('Administrator second is there.') });
  await eventually('academic knows both', async () => (await peopleKnownTo('academic')).join() === 'admin,second');
  await eventually('notification too', async () => (await peopleKnownTo('notification')).join() === 'admin,second');
});

it('refuses to take one database for all modules', async () => {
  expect(await quested('migrate', 'user')).toMatchObject({ code: 2, error: expect.stringContaining('--module') });
  expect(await quested('migrate --check --module user', 'user')).toMatchObject({ code: 0, out: 'user: up to date' });
});

it('rebuilds a replica from the module that owns the rows, which runs elsewhere', async () => {
  await apps.get('academic')?.context('academic').read().getConnection().execute('delete from replica_user_people');
  expect(await quested('rebuild-replica user.people --module academic', 'academic')).toMatchObject({
    code: 0,
    out: 'academic: user.people: 2 rows',
  });
  expect(await peopleKnownTo('academic')).toEqual(['admin', 'second']);
});

it('replays what modules that run elsewhere have said', async () => {
  expect(await quested('replay --module notification', 'notification')).toMatchObject({
    code: 0,
    error: '',
    out: expect.stringContaining('user.people: 2 rows as replayed'),
  });
});

it('looks after each module: letters, chains, health', async () => {
  expect(await quested('dead-letters list --module academic', 'academic')).toMatchObject({ code: 0, out: '' });
  expect(await quested('audit verify --module user', 'user')).toMatchObject({ code: 0 });
  const health = await quested('doctor --module academic', 'academic');
  expect(health).toMatchObject({ code: 0, error: '' });
  expect(health.out).toContain('academic: has read everything');
});

it('says that the other module does not answer', async () => {
  await apps.get('user')?.stop();
  apps.delete('user');
  expect(await quested('rebuild-replica user.people --module academic', 'academic')).toMatchObject({
    code: 1,
    error: expect.stringContaining('user is unavailable'),
  });
  expect(await peopleKnownTo('academic')).toEqual(['admin', 'second']);
});
