import { request as open } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { SqlSchemaGenerator } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API, may, Nothing, route } from '#contracts/define.ts';
import { startGateway } from '#kernel/gateway/gateway.ts';
import type { OpenApi } from '#kernel/http/openapi.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { makeLogger } from '#kernel/logger.ts';
import { defineModule } from '#kernel/module.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { freePort } from '#kernel/testing/free-port.ts';

const MB = 1024 * 1024;
const ME = { id: '018f0000-0000-7000-8000-000000000001', schoolId: '018f0000-0000-7000-8000-0000000000aa' };
const OTHER = { ...ME, id: '018f0000-0000-7000-8000-000000000002' };
const TEXT = Buffer.from(Array.from({ length: 1000 }, (_, i) => String(i % 10)).join(''));

/** A module that swallows bytes and gives a file out. */
const contract = {
  swallow: route
    .meta({ ...may(['self'], 'jar', 'id'), stream: 'request', bodyLimit: 20 * MB, idempotent: false })
    .route({ method: 'PUT', path: '/jars/{id}/from/{offset}' })
    .input(z.object({ id: z.string(), offset: z.coerce.number().int() }))
    .output(z.object({ bytes: z.number(), offset: z.number() })),
  taste: route
    .meta({ ...may(['self'], 'jar', 'id'), stream: 'answer' })
    .route({ method: 'GET', path: '/jars/{id}' })
    .input(z.object({ id: z.string() }))
    .output(Nothing),
};
const os = routesOf(contract);
let opened: [number, number][] = [];
let closed = 0;
let swallowed = 0;
const jars = defineModule({
  name: 'content',
  migrations: { sqlite: [], mysql: [] },
  onStart: async (context) => {
    await new SqlSchemaGenerator(context.read()).update();
  },
  belongings: { jar: async () => ({ schoolId: ME.schoolId, personId: ME.id }) },
  routes: [
    {
      contract,
      router: os.router({
        swallow: os.swallow.handler(async ({ context, input }) => {
          let bytes = 0;
          for await (const chunk of context.body()) {
            bytes += chunk.length;
            swallowed = bytes;
          }
          return { bytes, offset: input.offset };
        }),
        taste: os.taste.handler(async ({ context, input }) => {
          const endless = input.id === 'endless';
          context.sendFile({
            size: endless ? 100 * MB : input.id === 'empty' ? 0 : TEXT.length,
            etag: 'e1',
            type: input.id === 'html' ? 'text/html' : 'text/plain; charset=utf-8',
            name: '探究「水」の\u202Etxt".txt',
            inline: input.id !== 'html',
            open: async (start, end) => {
              opened.push([start, end]);
              const bytes = endless ? Readable.from(slowly()) : Readable.from([TEXT.subarray(start, end + 1)]);
              return bytes.once('close', () => {
                closed += 1;
              });
            },
          });
        }),
      }),
    },
  ],
});
async function* slowly() {
  for (;;) {
    yield Buffer.alloc(64 * 1024);
    await delay(5);
  }
}

describe.each(['together', 'through the gateway'] as const)('routes that stream, %s', (form) => {
  let app: TestApplication;
  let url: string;
  let stop = async () => {};
  let mine: string;
  let theirs: string;
  beforeAll(async () => {
    app = await bootModule(jars);
    url = app.url;
    mine = await app.tokenFor(ME);
    theirs = await app.tokenFor(OTHER);
    if (form === 'together') return;
    const gateway = await startGateway({
      served: [{ module: 'content', contract }],
      web: { names: () => [], read: () => Buffer.alloc(0) },
      version: '0',
      environment: {
        PORT: String(await freePort()),
        QUESTED_HOST: '127.0.0.1',
        QUESTED_INSTANCES: `content=${app.url}`,
      },
      log: makeLogger('silent'),
    });
    url = `http://127.0.0.1:${gateway.port}`;
    stop = () => gateway.stop(0);
    await eventually('the instance is known', async () => (await get('plain')).status === 200);
  });
  afterAll(async () => {
    await stop();
    await app.stop();
  });
  const get = (id: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${url}${API}/jars/${id}`, { method, headers: { authorization: `Bearer ${mine}`, ...headers } });
  const put = (body: Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array>, token = mine) =>
    fetch(`${url}${API}/jars/a/from/7`, {
      method: 'PUT',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    } as RequestInit);

  describe('a request', () => {
    it('reaches the handler as it arrives, larger than any other body may be', async () => {
      const answer = await put(Buffer.alloc(12 * MB));
      expect([answer.status, await answer.json()]).toEqual([200, { bytes: 12 * MB, offset: 7 }]);
    });

    it('is judged before a byte of it is read, and its path checked like any other input', async () => {
      swallowed = 0;
      expect((await put(Buffer.alloc(MB), theirs)).status).toBe(403);
      const wrong = await fetch(`${url}${API}/jars/a/from/seven`, {
        method: 'PUT',
        body: 'x',
        headers: { authorization: `Bearer ${mine}` },
      });
      expect(wrong.status).toBe(400);
      expect(swallowed).toBe(0);
    });

    it('is refused by its announced length, and otherwise with the first byte too many', async () => {
      const announced = await put(Buffer.alloc(21 * MB));
      expect(await announced.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', data: { limit: 20 * MB } });
      swallowed = 0;
      const body = (async function* () {
        for (let i = 0; i < 25; i++) yield Buffer.alloc(MB);
      })();
      const streamed = await put(body);
      expect([streamed.status, (await streamed.json()) as object]).toMatchObject([413, { code: 'PAYLOAD_TOO_LARGE' }]);
      expect(swallowed).toBeLessThanOrEqual(20 * MB);
    });

    it('is not listened to for ever after it was refused', async () => {
      const broken = await new Promise<string>((resolve, reject) => {
        const outgoing = open(`${url}${API}/jars/a/from/0`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${mine}`, 'transfer-encoding': 'chunked' },
        });
        outgoing.once('response', (answer) => {
          answer.resume();
          expect(answer.statusCode).toBe(413);
        });
        outgoing.on('error', () => {}).once('close', () => resolve('cut'));
        const more = () => {
          for (let i = 0; i < 64; i++) if (!outgoing.write(Buffer.alloc(MB))) break;
          if (!outgoing.destroyed) outgoing.once('drain', more);
        };
        more();
        setTimeout(() => reject(new Error('still listening')), 20_000).unref();
      });
      expect(broken).toBe('cut');
    });

    it('that breaks off ends the handler with an error, and nothing of ours is logged as broken', async () => {
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      swallowed = 0;
      socket.write(
        `PUT ${API}/jars/a/from/0 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${mine}\r\ncontent-length: 1000\r\n\r\nhalf`,
      );
      await expect.poll(() => swallowed).toBe(4);
      socket.destroy();
      await delay(50);
      expect((await get('plain')).status).toBe(200);
      expect(app.logged.filter((line) => line.includes('request failed'))).toEqual([]);
    });
  });

  describe('an answer', () => {
    it('is a file that runs nothing, with its name in every script', async () => {
      const answer = await get('plain');
      expect(await answer.text()).toBe(TEXT.toString());
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'content-length': '1000',
        'accept-ranges': 'bytes',
        etag: '"e1"',
        'cache-control': expect.stringMatching(/^private/),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/^default-src 'none'.*sandbox$/),
        'content-disposition': expect.stringContaining("filename*=UTF-8''%E6%8E%A2%E7%A9%B6"),
      });
      expect((await get('html')).headers.get('content-disposition')).toMatch(/^attachment/);
    });

    it('may be a part (206), no part (416), the whole for several parts, or nothing new (304)', async () => {
      const part = await get('plain', { range: 'bytes=10-14' });
      expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
        206,
        '01234',
        'bytes 10-14/1000',
      ]);
      expect(await (await get('plain', { range: 'bytes=-3' })).text()).toBe('789');
      expect((await get('plain', { range: 'bytes=990-' })).headers.get('content-length')).toBe('10');
      const none = await get('plain', { range: 'bytes=1000-' });
      expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
      for (const range of ['bytes=0-1,5-6', 'pages=1-2', 'bytes=x'])
        expect((await get('plain', { range })).status).toBe(200);
      expect((await get('plain', { 'if-none-match': '"e1"', 'cache-control': 'max-age=0' })).status).toBe(304);
      expect((await get('plain', { range: 'bytes=0-1', 'if-range': '"e1"' })).status).toBe(206);
      expect((await get('plain', { range: 'bytes=0-1', 'if-range': '"e0"' })).status).toBe(200);
    });

    it('reads no more than was asked for, and nothing for HEAD', async () => {
      opened = [];
      await (await get('plain', { range: 'bytes=10-14' })).text();
      const head = await get('plain', {}, 'HEAD');
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '1000', '']);
      const empty = await get('empty');
      expect([empty.status, await empty.text()]).toEqual([200, '']);
      expect(opened).toEqual([[10, 14]]);
    });

    it('is refused like any other, and never cached then', async () => {
      const refused = await get('plain', { authorization: `Bearer ${theirs}` });
      expect([
        refused.status,
        refused.headers.get('cache-control'),
        refused.headers.get('content-disposition'),
      ]).toEqual([403, 'no-store', null]);
    });

    it('ends with the client that leaves', async () => {
      closed = 0;
      const leaving = new AbortController();
      const answer = await fetch(`${url}${API}/jars/endless`, {
        headers: { authorization: `Bearer ${mine}` },
        signal: leaving.signal,
      });
      await answer.body?.getReader().read();
      leaving.abort();
      await expect.poll(() => closed).toBe(1);
    });
  });

  it('stands in the OpenAPI document as bytes', async () => {
    const { paths } = (await (await fetch(`${url}${API}/openapi.json`)).json()) as OpenApi;
    expect(paths['/jars/{id}/from/{offset}']?.put?.requestBody).toMatchObject({
      content: { 'application/octet-stream': { schema: { format: 'binary' } } },
    });
    expect(Object.keys(paths['/jars/{id}']?.get?.responses ?? {})).toEqual(['200', '206', '304', '416', 'default']);
  });
});
