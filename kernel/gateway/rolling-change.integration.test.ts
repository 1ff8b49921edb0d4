import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEntity } from '@mikro-orm/core';
import { SqlSchemaGenerator } from '@mikro-orm/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { defineEvent, may, route } from '#contracts/define.ts';
import { type Application, startApplication } from '#kernel/application.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { eventSeq, id, p } from '#kernel/database/columns.ts';
import { sqliteLocation } from '#kernel/database/location.ts';
import { type Gateway, startGateway } from '#kernel/gateway/gateway.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { makeLogger } from '#kernel/logger.ts';
import { defineModule, type ModuleContext, on } from '#kernel/module.ts';
import { newSecretKey, newSigningKey } from '#kernel/secrets.ts';
import { memoryRateLimits } from '#kernel/state/rate-limits.ts';
import { stateInRedis } from '#kernel/state/shared-state.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { type RedisServer, startRedis } from '#kernel/testing/redis-server.ts';

/*
 * Two modules, each in an old and a new version side by side on one database: the new one knows one column, one field of
 * a route and of an event, and one event more. People go on writing while one version is exchanged for the other.
 */
type Version = 1 | 2;

const written = (version: Version) =>
  defineEvent({
    type: 'content.written.v1',
    aggregate: 'text',
    data: z.object({ length: z.number(), ...(version === 2 ? { language: z.string().optional() } : {}) }),
  });
const translated = defineEvent({
  type: 'content.translated.v1',
  aggregate: 'text',
  external: true,
  data: z.object({ language: z.string() }),
});

const Text = (version: Version) =>
  defineEntity({
    name: 'Text',
    tableName: 'text',
    properties: { id: id(), eventSeq: eventSeq(), ...(version === 2 ? { language: p.string().nullable() } : {}) },
  });
const Heard = (version: Version) =>
  defineEntity({
    name: 'Heard',
    tableName: 'heard',
    properties: {
      n: p.integer().primary().autoincrement(),
      textId: p.string(),
      ...(version === 2 ? { language: p.string().nullable() } : {}),
    },
  });
const grow = async (context: ModuleContext) => {
  await new SqlSchemaGenerator(context.read()).update();
};

const routes = (version: Version) => ({
  write: route
    .meta(may(['anonymous']))
    .route({ method: 'POST', path: '/texts', successStatus: 201 })
    .input(z.object({ text: z.string(), ...(version === 2 ? { language: z.string().optional() } : {}) }))
    .output(z.object({ id: z.string(), version: z.number() })),
});

function content(version: Version) {
  const entity = Text(version);
  const contract = routes(version);
  const event = written(version);
  const os = routesOf(contract);
  const router = os.router({
    write: os.write.handler(({ input, context }) =>
      context.transact(async (work) => {
        const { language } = input as { language?: string };
        const row = { id: work.ids.next(), eventSeq: 0, ...(version === 2 ? { language: language ?? null } : {}) };
        const text = work.em.create(entity, row as never) as { id: string; eventSeq: number };
        const more = version === 2 && language ? { language } : {};
        work.publish(event, text, { length: input.text.length, ...more } as never);
        if (version === 2) work.publish(translated, text, { language: language ?? '' });
        return { id: text.id, version };
      }),
    ),
  });
  return defineModule({
    name: 'content',
    publishes: version === 2 ? [event, translated] : [event],
    routes: [{ contract, router }],
    entities: [entity],
    migrations: { sqlite: [], mysql: [] },
    onStart: grow,
  });
}

function ai(version: Version) {
  const entity = Heard(version);
  return defineModule({
    name: 'ai',
    hears: [
      on(written(version), async (work, heard) => {
        const { language } = heard.data as { language?: string };
        work.em.create(entity, {
          textId: heard.aggregateId,
          ...(version === 2 ? { language: language ?? null } : {}),
        } as never);
      }),
    ],
    entities: [entity],
    migrations: { sqlite: [], mysql: [] },
    onStart: grow,
  });
}

const AMPLE = { read: 1_000_000, write: 1_000_000, credentials: 1_000_000, upload: 1_000_000 };
const folder = mkdtempSync(join(tmpdir(), 'quested-rolling-'));
const secrets = { QUESTED_SIGNING_KEY: newSigningKey(), QUESTED_SECRET_KEY: newSecretKey() };
const log = makeLogger('silent');
let redis: RedisServer;
let gateway: Gateway;
const running: Application[] = [];

async function start(module: ReturnType<typeof content>, version: Version): Promise<Application> {
  const application = await startApplication({
    modules: [module],
    bus: () => redisStreamsBus({ url: redis.url, log }),
    // One client writes as fast as it is answered: no budget of a minute may stop it where the machine is fast or slow.
    state: () => ({ ...stateInRedis(redis.url, log), limits: memoryRateLimits(AMPLE) }),
    database: (name) => sqliteLocation(name, folder),
    version: `${version}.0.0`,
    environment: { PORT: '0', QUESTED_HOST: '127.0.0.1', QUESTED_DATA: folder, ...secrets },
    log,
  });
  running.push(application);
  return application;
}

const instances = async () => {
  const answer = await fetch(`http://127.0.0.1:${gateway.port}/health/ready`);
  const { checks } = (await answer.json()) as { checks: { name: string; detail: string }[] };
  return checks.find(({ name }) => name === 'content')?.detail;
};

beforeAll(async () => {
  redis = await startRedis();
  gateway = await startGateway({
    served: [{ module: 'content', contract: routes(2) }],
    web: { names: () => [], read: () => Buffer.alloc(0) },
    version: '2.0.0',
    environment: { PORT: '0', QUESTED_HOST: '127.0.0.1', QUESTED_REDIS_URL: redis.url },
    log,
  });
});
afterAll(async () => {
  await gateway.stop(0);
  await Promise.all(running.map((application) => application.stop(0)));
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('one version is exchanged for the next under way: every request answered, every event heard once', async () => {
  const answered: { id: string; version: number }[] = [];
  const failures: unknown[] = [];
  let writing = true;
  const oldSource = await start(content(1), 1);
  const oldHearer = await start(ai(1), 1);
  await eventually('the old source is found', async () => (await instances()) === '1 of 1 instances ready');

  // A new client on an old server, and the other way round: what one side does not know it leaves aside.
  const client = async () => {
    for (let n = 0; writing && !failures.length; n++) {
      const body = JSON.stringify({ text: `text ${n}`, ...(n % 2 ? { language: 'ja' } : {}) });
      const headers = { 'content-type': 'application/json', ...(n % 3 ? {} : { 'idempotency-key': `text ${n}` }) };
      const answer = await fetch(`http://127.0.0.1:${gateway.port}/api/v1/texts`, { method: 'POST', body, headers });
      if (answer.status === 201) answered.push((await answer.json()) as never);
      else failures.push([answer.status, await answer.text()]);
    }
  };
  const clients = [client()];
  const enough = (version: number, from = answered.length) =>
    eventually(
      `version ${version} has answered`,
      () => failures.length > 0 || answered.slice(from).filter((one) => one.version === version).length > 20,
      30_000,
    ).then(() => expect(failures).toEqual([]));
  await enough(1);

  await start(content(2), 2);
  await enough(2);
  await enough(1);
  const newHearer = await start(ai(2), 2);
  await enough(2);
  await oldHearer.stop();
  await oldSource.stop();
  await eventually('only the new source is left', async () => (await instances()) === '1 of 1 instances ready');
  await enough(2);
  writing = false;
  await Promise.all(clients);

  expect(failures).toEqual([]);
  const heard = async () => {
    const db = newHearer
      .context('ai')
      .read()
      .getKysely<{ heard: { n: number; textId: string; language: string | null } }>();
    return db.selectFrom('heard').select(['textId', 'language']).orderBy('n').execute();
  };
  await eventually('everything is heard', async () => (await heard()).length >= answered.length, 30_000);
  const rows = await heard();
  expect(rows.map(({ textId }) => textId).sort()).toEqual(answered.map((one) => one.id).sort());
  expect(rows.some(({ language }) => language === 'ja')).toBe(true);
  expect(new Set(answered.map(({ version }) => version))).toEqual(new Set([1, 2]));
  const lag = await newHearer.pipeline.lag();
  expect(lag.map(({ dead, retrying, alarms }) => [dead, retrying, alarms])).toEqual([[0, 0, []]]);
}, 90_000);
