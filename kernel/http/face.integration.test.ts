import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApi } from '#kernel/http/openapi.ts';
import type { WebFiles } from '#kernel/http/web.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { notesModule } from '#kernel/testing/notes-module.ts';

const ME = { id: '018f0000-0000-7000-8000-000000000001', schoolId: '018f0000-0000-7000-8000-0000000000aa' };
const FILES: Record<string, string> = {
  'index.html': '<!doctype html><style nonce="__NONCE__"></style><script src="/assets/main-1.js"></script>',
  'assets/main-1.js': `console.log(${'1 + '.repeat(500)}1)`,
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
const web: WebFiles = { names: () => Object.keys(FILES), read: (name) => Buffer.from(FILES[name] ?? '') };

describe('the HTTP face of a process', () => {
  const notes = notesModule();
  let app: TestApplication;
  beforeAll(async () => {
    app = await bootModule(notes, { web });
  });
  afterAll(() => app.stop());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });

  describe('pages', () => {
    it('are the same for every address, each time with a nonce of their own that the policy names', async () => {
      const nonces = new Set<string>();
      for (const path of ['/', '/people/42', '/confirm/a.token.with.dots', '/apiary', '/metrics-of-mine']) {
        const page = await get(path);
        const html = await page.text();
        const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
        expect(page.status).toBe(200);
        expect(page.headers.get('cache-control')).toBe('no-store');
        expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        nonces.add(nonce);
      }
      expect(nonces.size).toBe(5);
    });

    it('allow nothing but this site: no inline script, no frame, no foreign address', async () => {
      const policy = (await get('/')).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    });

    it('are served with their files: hashed ones for ever and compressed, others asked for again', async () => {
      const script = await get('/assets/main-1.js', { 'accept-encoding': 'br' });
      expect(script.headers.get('content-encoding')).toBe('br');
      expect(script.headers.get('cache-control')).toContain('immutable');
      expect(script.headers.get('content-type')).toContain('javascript');
      expect(await script.text()).toBe(FILES['assets/main-1.js']);
      const plain = await get('/assets/main-1.js', { 'accept-encoding': 'identity' });
      expect([plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([null, 'accept-encoding']);
      expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
    });

    it('never stand in for a missing file of an older build, or for an unknown address of the API', async () => {
      for (const path of ['/assets/main-0.js', '/api/unknown', '/api/v1/unknown', '/health/unknown']) {
        const missing = await get(path);
        expect([path, missing.status, missing.headers.get('content-type')]).toEqual([
          path,
          404,
          'application/problem+json; charset=utf-8',
        ]);
      }
      expect((await get('/../package.json')).headers.get('content-type')).toContain('html');
      expect((await get('/%2e%2e/package.json')).headers.get('content-type')).toContain('html');
    });
  });

  it.each(['/', '/api/v1/look', '/api/docs', '/api/unknown', '/assets/none.js'])(
    'answers %s with headers that keep browsers strict',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      if (path.startsWith('/api')) expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  describe('correlation', () => {
    it('keeps a sensible id, replaces any other, and stands in the log and in what the request caused', async () => {
      const given = 'browser-0123456789';
      const token = await app.tokenFor(ME);
      const kept = await app.call('POST', '/notes', {
        token,
        body: { text: 'correlated' },
        headers: { 'x-correlation-id': given },
      });
      expect(kept.headers.get('x-correlation-id')).toBe(given);
      const line = app.logged.map((each) => JSON.parse(each)).find((each) => each.correlation === given);
      expect(line).toMatchObject({ route: 'POST /notes', status: 201 });
      const [event] = await app
        .context('content')
        .read()
        .getKysely<{ bus_event: { headers: string } }>()
        .selectFrom('bus_event')
        .select('headers')
        .execute();
      expect(event?.headers).toContain(given);
      for (const bad of ['short', 'x'.repeat(65), 'with "quotes" in it', 'new%0aline-in-it']) {
        const answer = await app.call('GET', '/look', { headers: { 'x-correlation-id': bad } });
        expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
      }
    });

    it('logs the pattern of a route, never the address or what was sent', async () => {
      const token = await app.tokenFor(ME);
      await app.call('POST', '/notes', { token, body: { text: '佐藤花子の秘密' } });
      await app.call('GET', '/notes/token-in-an-address?email=hanako@example.jp', { token });
      await get('/confirm/token-in-an-address');
      const all = app.logged.join('');
      expect(all).toContain('GET /notes/{id}');
      expect(all).not.toMatch(/佐藤|hanako|token-in-an-address|Bearer|eyJ/);
    });
  });

  describe('writes from elsewhere', () => {
    const write = async (headers: Record<string, string>) =>
      app.call('POST', '/misdeeds/publish', { body: {}, headers });

    it('are refused by their Origin, those of our own pages and of programs are not', async () => {
      for (const origin of ['https://evil.example', 'null', app.url.replace('http', 'ftp').replace(/\d+$/, '1'), 'x']) {
        expect([origin, (await write({ origin })).status]).toEqual([origin, 403]);
      }
      expect((await write({ origin: app.url })).status).toBe(500);
      expect((await write({})).status).toBe(500);
      expect((await app.call('GET', '/look', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
    });

    it('are not invited either: no CORS headers, also not for a preflight', async () => {
      const preflight = await fetch(`${app.url}/api/v1/notes`, {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('what it tells about itself', () => {
    it('/health/live and /health/ready, with every check', async () => {
      expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
      const ready = await get('/health/ready');
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({
        status: 'ready',
        checks: [
          { name: 'content database', ok: true, detail: 'answers' },
          { name: 'bus', ok: true, detail: 'carries' },
        ],
      });
    });

    it('/metrics in Prometheus text, by route patterns', async () => {
      await app.call('GET', '/notes/raw-id-in-path', { token: await app.tokenFor(ME) });
      const metrics = await get('/metrics');
      const text = await metrics.text();
      expect(metrics.headers.get('content-type')).toContain('text/plain');
      expect(text).toMatch(
        /quested_http_request_duration_seconds_count\{route="GET \/notes\/\{id\}",status="404"\} \d/,
      );
      expect(text).toContain('# TYPE quested_events_behind gauge');
      expect(text).not.toContain('raw-id-in-path');
    });

    it('/api/v1/openapi.json: a whole OpenAPI 3.1 document', async () => {
      const document = (await (await get('/api/v1/openapi.json')).json()) as OpenApi;
      expect(document.openapi).toMatch(/^3\.1\.\d$/);
      expect(document.info).toMatchObject({ title: 'QuestEd', version: '0.0.0-test' });
      const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
      );
      expect(operations.map(({ path, method }) => `${method} ${path}`)).toContain('get /notes/{id}');
      const ids = operations.map(({ operation }) => operation.operationId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { path, operation } of operations) {
        const inPath = (operation.parameters ?? []).filter((each) => each.in === 'path');
        const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(inPath.map((each) => each.name).sort()).toEqual(wanted.sort());
        expect(inPath.every((each) => each.required)).toBe(true);
        expect(Object.keys(operation.responses)).toContain('default');
      }
      const text = JSON.stringify(document);
      for (const [, ref = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
        const found = ref
          .split('/')
          .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
        expect([ref, typeof found]).toEqual([ref, 'object']);
      }
    });

    it('/api/docs: one page to read, without any script', async () => {
      const docs = await get('/api/docs');
      const html = await docs.text();
      expect(docs.headers.get('content-type')).toContain('html');
      expect(docs.headers.get('content-security-policy')).not.toContain('script-src');
      expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
      expect(html).toContain('Write a note');
      expect(html).toContain('/notes/{id}');
    });
  });
});
