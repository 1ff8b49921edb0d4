import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { may, route } from '#contracts/define.ts';
import type { Environment } from '#kernel/config.ts';
import { type Gateway, startGateway } from '#kernel/gateway/gateway.ts';
import type { Instance } from '#kernel/gateway/instances.ts';
import { redisRegistration } from '#kernel/gateway/redis-directory.ts';
import { makeLogger } from '#kernel/logger.ts';
import { type RedisConnection, redisConnection } from '#kernel/redis/connection.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { type RedisServer, startRedis } from '#kernel/testing/redis-server.ts';

const anybody = route.meta(may(['anonymous']));
const things = {
  one: anybody
    .route({ method: 'GET', path: '/things/{id}' })
    .input(z.object({ id: z.string() }))
    .output(z.unknown()),
  make: anybody.route({ method: 'POST', path: '/things' }).output(z.unknown()),
  once: anybody.meta({ idempotent: false }).route({ method: 'POST', path: '/secrets' }).output(z.unknown()),
  stream: anybody.route({ method: 'GET', path: '/stream' }).output(z.unknown()),
};
const others = { look: anybody.route({ method: 'GET', path: '/others' }).output(z.unknown()) };

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
type Handle = (req: IncomingMessage, res: ServerResponse, body: string) => void;

/** An instance of a module as the gateway sees it: an HTTP server that does what the test says. */
class Upstream {
  readonly seen: Seen[] = [];
  /** Bytes of bodies so far. */
  received = 0;
  answer: Handle = (_req, res) => res.setHeader('content-type', 'application/json').end('{"ok":true}');
  readonly #server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => {
      this.received += part.length;
      parts.push(part);
    });
    req.on('end', () => {
      const body = Buffer.concat(parts).toString();
      this.seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body });
      this.answer(req, res, body);
    });
  });
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

const logged: string[] = [];
const log = makeLogger('info', { write: (line) => void logged.push(line) });
const files: Record<string, string> = { 'index.html': '<!doctype html><p nonce="__NONCE__">pages</p>' };
const web = { names: () => Object.keys(files), read: (name: string) => Buffer.from(files[name] ?? '') };

let gateway: Gateway;
const start = async (environment: Environment) => {
  gateway = await startGateway({
    served: [
      { module: 'user', contract: things },
      { module: 'academic', contract: others },
    ],
    web,
    version: '1.0.0',
    log,
    environment: { PORT: '0', QUESTED_HOST: '127.0.0.1', ...environment },
  });
};
const call = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${gateway.port}${path}`, init);
const api = (path: string, init?: RequestInit) => call(`/api/v1${path}`, init);

describe('the gateway over listed instances', () => {
  let a: Upstream;
  let b: Upstream;
  beforeEach(async () => {
    logged.length = 0;
    a = await new Upstream().start();
    b = await new Upstream().start();
    await start({ QUESTED_INSTANCES: `user=${a.url}, user=${b.url}`, QUESTED_ANSWER_TIMEOUT: '1' });
  });
  afterEach(async () => {
    await gateway.stop(0);
    await a.stop();
    await b.stop();
  });
  const seen = () => [...a.seen, ...b.seen].filter(({ url }) => url.startsWith('/api'));

  it('serves the pages and the whole API’s description itself, and health of every module', async () => {
    expect(await (await call('/people/42')).text()).toContain('pages');
    const document = (await (await api('/openapi.json')).json()) as { paths: object };
    expect(Object.keys(document.paths).sort()).toEqual(['/others', '/secrets', '/stream', '/things', '/things/{id}']);
    const health = await call('/health/ready');
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      checks: [
        { name: 'user', ok: true, detail: '2 of 2 instances ready' },
        { name: 'academic', ok: false },
        { name: 'instances', ok: true },
      ],
    });
  });

  it('hands a request and its answer on unchanged, with who asked and no claim of the client about that', async () => {
    a.answer = b.answer = (_req, res) => {
      res.setHeader('set-cookie', ['one=1; HttpOnly', 'two=2']).setHeader('x-own', 'kept');
      res.writeHead(418).end('{"kept":true}');
    };
    const answer = await api('/things/%E8%8A%B1?q=%2F', {
      headers: {
        'x-forwarded-for': '6.6.6.6',
        'x-forwarded-host': 'evil',
        cookie: 'c=1',
        'x-correlation-id': 'correlated',
      },
    });
    expect([answer.status, answer.headers.get('x-own'), await answer.json()]).toEqual([418, 'kept', { kept: true }]);
    expect(answer.headers.getSetCookie()).toEqual(['one=1; HttpOnly', 'two=2']);
    expect(seen()).toMatchObject([
      {
        url: '/api/v1/things/%E8%8A%B1?q=%2F',
        headers: {
          'x-forwarded-for': '127.0.0.1',
          'x-forwarded-host': `127.0.0.1:${gateway.port}`,
          'x-forwarded-proto': 'http',
          'x-correlation-id': 'correlated',
          cookie: 'c=1',
        },
      },
    ]);
  });

  it('logs route, module and instance of a request, never its address', async () => {
    await api('/things/secret-in-address?name=hanako');
    await eventually('it is logged', () => logged.some((line) => line.includes('GET /things/{id}')));
    const line = JSON.parse(logged.find((each) => each.includes('GET /things/{id}')) ?? '{}');
    expect(line).toMatchObject({ route: 'GET /things/{id}', status: 200, attempts: 1 });
    expect(logged.join('')).not.toMatch(/hanako|secret-in-address/);
  });

  it('answers by itself what no contract names, and a module nobody serves', async () => {
    expect((await api('/unknown')).status).toBe(404);
    const nobody = await api('/others');
    expect([nobody.status, ((await nobody.json()) as { code: string }).code]).toEqual([503, 'MODULE_UNAVAILABLE']);
    expect(seen()).toEqual([]);
  });

  it('uses both instances, and only the other one while one refuses connections, whatever the method', async () => {
    for (let n = 0; n < 40; n++) await api('/things/1');
    expect(Math.min(a.seen.length, b.seen.length)).toBeGreaterThan(4);
    await a.stop();
    for (let n = 0; n < 10; n++) {
      expect((await api('/secrets', { method: 'POST', body: 'x'.repeat(100) })).status).toBe(200);
      expect((await api('/things/1')).status).toBe(200);
    }
    expect(b.seen.filter(({ method }) => method === 'POST').map(({ body }) => body.length)).toEqual(
      Array(10).fill(100),
    );
    a = await new Upstream().start();
  });

  it('repeats on the other instance what broke off before an answer, if that cannot do a thing twice', async () => {
    a.answer = (req) => req.socket.destroy();
    b.answer = (req) => req.socket.destroy();
    const breaking = (one: Upstream, other: Upstream) => {
      one.answer = (req) => req.socket.destroy();
      other.answer = (_req, res) => res.end('{}');
    };
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      breaking(one, other);
      for (let n = 0; n < 8; n++) {
        expect((await api('/things/1')).status).toBe(200);
        const keyed = { method: 'POST', body: '{"n":1}', headers: { 'idempotency-key': `key-${n}` } };
        expect((await api('/things', keyed)).status).toBe(200);
      }
    }
    const bodies = seen().filter(({ method }) => method === 'POST');
    expect(new Set(bodies.map(({ body }) => body))).toEqual(new Set(['{"n":1}']));
    expect(bodies.length).toBeGreaterThan(16);
  });

  it('never repeats what might then be done twice, and says that the outcome is unknown to nobody but the client', async () => {
    a.answer = b.answer = (req) => req.socket.destroy();
    for (const [path, headers] of [
      ['/things', {}],
      ['/secrets', { 'idempotency-key': 'not honoured by this route' }],
    ] as const) {
      const before = seen().length;
      const answer = await api(path, { method: 'POST', body: '{}', headers });
      expect([path, answer.status]).toEqual([path, 503]);
      expect(seen().length).toBe(before + 1);
    }
  });

  it('gives an instance up that does not begin its answer in time', async () => {
    a.answer = b.answer = () => undefined;
    const answer = await api('/secrets', { method: 'POST', body: '{}' });
    expect([answer.status, seen().length]).toEqual([503, 1]);
  });

  it('lets an event stream through as it comes and ends it on the instance when the reader leaves', async () => {
    let stop = () => undefined as undefined;
    let left = false;
    a.answer = b.answer = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: 1\n\n');
      stop = () => void res.write('data: 2\n\n') as undefined;
      res.once('close', () => {
        left = true;
      });
    };
    const leave = new AbortController();
    const answer = await api('/stream', { signal: leave.signal });
    const reader = answer.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toBe('data: 1\n\n');
    stop();
    expect(await read()).toBe('data: 2\n\n');
    leave.abort();
    await eventually('the instance knows', () => left);
  });

  it('hands a body on while the client is still sending it', async () => {
    const upload = request({ port: gateway.port, path: '/api/v1/things', method: 'POST' });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      upload.once('error', reject);
      upload.once('response', (answer) => resolve(answer.resume().statusCode));
    });
    const part = Buffer.alloc(1024 * 1024);
    for (let sent = 1; sent <= 5; sent++) {
      upload.write(part);
      await eventually('the instance has what was sent so far', () => a.received + b.received === sent * part.length);
    }
    upload.end();
    expect(await answered).toBe(200);
  });

  it('breaks off for the client what breaks off in the middle', async () => {
    a.answer = b.answer = (req, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('half');
      setImmediate(() => req.socket.destroy());
    };
    await expect(api('/things/1').then((answer) => answer.text())).rejects.toThrow();
  });

  it('waits a moment for a module that is just being started again', async () => {
    const port = a.port;
    await b.stop();
    await a.stop();
    const waiting = api('/things/1');
    await eventually('the gateway has tried', () => createAndClose());
    a = await new Upstream().start(port);
    expect((await waiting).status).toBe(200);
    b = await new Upstream().start();
  });
});

/** Something that takes a turn of the network: by then a request sent before it has met the closed port. */
const createAndClose = () =>
  new Promise<boolean>((resolve) => {
    const server = createTcp().listen(0, '127.0.0.1', () => server.close(() => resolve(true)));
  });

describe('the gateway over instances that register themselves', () => {
  let redis: RedisServer;
  let connection: RedisConnection;
  let upstream: Upstream;
  const tell = (more: Partial<Instance> = {}) =>
    redisRegistration(connection).tell({
      id: 'one',
      url: upstream.url,
      modules: ['user'],
      version: '1.0.0',
      ready: true,
      ...more,
    });
  const userCheck = async () => {
    const { checks } = (await (await call('/health/ready')).json()) as { checks: { name: string; detail: string }[] };
    return checks.find(({ name }) => name === 'user')?.detail;
  };
  beforeAll(async () => {
    redis = await startRedis();
    connection = redisConnection({ url: redis.url, name: 'test', log });
    await connection.untilReady(10_000);
    upstream = await new Upstream().start();
    await start({ QUESTED_REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await gateway.stop(0);
    connection.close();
    await upstream.stop();
    await redis.stop();
  });

  it('finds one when it comes, tells when it is not ready, and forgets it when it goes', async () => {
    await tell();
    await eventually('it is found', async () => (await userCheck()) === '1 of 1 instances ready');
    expect((await api('/things/1')).status).toBe(200);
    await tell({ ready: false });
    await eventually('it is not ready', async () => (await userCheck()) === '0 of 1 instances ready');
    expect((await api('/things/1')).status).toBe(200);
    await tell({ id: 'two' });
    await redisRegistration(connection).withdraw('one');
    await eventually('only the second is there', async () => (await userCheck()) === '1 of 1 instances ready');
  });

  it('goes on with what it knew while Redis is away and after Redis has lost everything', async () => {
    await tell({ id: 'two' });
    await redis.kill();
    expect((await api('/things/1')).status).toBe(200);
    await redis.restart('lost');
    await connection.untilReady(10_000);
    expect((await api('/things/1')).status).toBe(200);
    await tell({ id: 'three' });
    await eventually('the new list is read', async () => (await userCheck()) === '1 of 1 instances ready');
  });

  it('forgets one that has said nothing for a while', { timeout: 30_000 }, async () => {
    await tell({ id: 'four', modules: ['academic'] });
    await eventually('it is there', async () => (await api('/others')).status === 200);
    await eventually(
      'it is gone',
      async () => {
        await tell({ id: 'three' });
        return (await api('/others')).status === 503;
      },
      20_000,
    );
  });

  it('counts requests of one address over all gateways', async () => {
    const first = gateway;
    await start({ QUESTED_REDIS_URL: redis.url, QUESTED_FLOOD: '5' });
    const second = gateway;
    await start({ QUESTED_REDIS_URL: redis.url, QUESTED_FLOOD: '5' });
    for (const { port } of [gateway, second]) {
      await eventually('it has reached Redis', async () => {
        const health = await fetch(`http://127.0.0.1:${port}/health/ready`);
        const { checks } = (await health.json()) as { checks: { name: string; ok: boolean }[] };
        return checks.find(({ name }) => name === 'instances')?.ok;
      });
    }
    const statuses: number[] = [];
    for (let n = 0; n < 8; n++) {
      statuses.push((await fetch(`http://127.0.0.1:${[gateway, second][n % 2]?.port}/api/v1/unknown`)).status);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(3);
    await gateway.stop(0);
    await second.stop(0);
    gateway = first;
  });
});
