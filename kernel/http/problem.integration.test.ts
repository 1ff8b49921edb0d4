import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#contracts/problem.ts';
import { type Answer, bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { MISDEEDS, notesModule } from '#kernel/testing/notes-module.ts';

const SCHOOL = '018f0000-0000-7000-8000-0000000000aa';
const ME = { id: '018f0000-0000-7000-8000-000000000001', role: 'student', schoolId: SCHOOL } as const;
const PERSONAL = '佐藤花子 hanako@example.jp';

describe('failures', () => {
  let app: TestApplication;
  let mine: string;
  let noteId: string;

  beforeAll(async () => {
    app = await bootModule(notesModule());
    mine = await app.tokenFor(ME);
    const made = await app.call<{ id: string }>('POST', '/notes', { token: mine, body: { text: 'first' } });
    noteId = made.body.id;
  });
  afterAll(() => app.stop());

  /** Every failure is a whole problem document that names the request it belongs to. */
  function expectProblem(answer: Answer, status: number, code: string): Problem {
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const problem = Problem.parse(answer.problem);
    expect(problem).toMatchObject({ status, code, correlationId: answer.headers.get('x-correlation-id') });
    expect(problem.type).toBe(`urn:quested:problem:${code.toLowerCase().replaceAll('_', '-')}`);
    expect(answer.status).toBe(status);
    return problem;
  }

  it('400 names every field by pointer and reason', async () => {
    const answer = await app.call('POST', '/notes', {
      token: mine,
      body: { text: ' ', tags: [{ name: 'x'.repeat(101) }, {}] },
    });
    const problem = expectProblem(answer, 400, 'BAD_REQUEST');
    expect(problem.errors).toMatchObject([
      { pointer: '/text', reason: 'required' },
      { pointer: '/tags/0/name', reason: 'too_long' },
      { pointer: '/tags/1/name', reason: 'required' },
    ]);
    expect(problem.instance).toBe('/api/v1/notes');
  });

  it.each([
    ['a broken JSON body', { 'content-type': 'application/json' }, '{"text": "never closed'],
    ['a body of another kind', { 'content-type': 'text/xml' }, '<text/>'],
    ['a form without its end', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\nbroken'],
    ['no body at all', {}, undefined],
  ])('400 for %s', async (_name, headers, body) => {
    const response = await fetch(`${app.url}/api/v1/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mine}`, ...(headers as Record<string, string>) },
      ...(body === undefined ? {} : { body }),
    });
    expect(Problem.parse(await response.json())).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it.each(['/api/v1/notes/%E0%A4%A', '/api/v1/look?x=%E0%A4%A', '/api/%ZZ', '/%E0%A4%A', '/api/docs/%E0%A4%A'])(
    'never breaks over the address %s',
    async (path) => {
      const response = await fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${mine}` } });
      expect(response.status).toBeLessThan(500);
    },
  );

  it('401 where nobody is signed in, or with a token that is altered or expired', async () => {
    expectProblem(await app.call('GET', `/notes/${noteId}`), 401, 'UNAUTHORIZED');
    const altered = `${mine.slice(0, -4)}AAAA`;
    expectProblem(await app.call('GET', `/notes/${noteId}`, { token: altered }), 401, 'UNAUTHORIZED');
    expectProblem(await app.call('GET', `/notes/${noteId}`, { token: 'no token' }), 401, 'UNAUTHORIZED');
  });

  it('403 for others of the school, for accounts that wait, and on a route that declares no access', async () => {
    const other = await app.tokenFor({ ...ME, id: '018f0000-0000-7000-8000-000000000002' });
    expectProblem(await app.call('GET', `/notes/${noteId}`, { token: other }), 403, 'FORBIDDEN');
    const waiting = await app.tokenFor({ ...ME, active: false });
    expectProblem(await app.call('POST', '/notes', { token: waiting, body: { text: 'x' } }), 403, 'FORBIDDEN');
    expectProblem(await app.call('GET', '/notes-nobody-may-read', { token: mine }), 403, 'FORBIDDEN');
  });

  it('404 says the same of what is not there and of what is another school’s', async () => {
    const stranger = await app.tokenFor({ ...ME, role: 'admin', schoolId: '018f0000-0000-7000-8000-0000000000bb' });
    expectProblem(await app.call('GET', `/notes/${noteId}`, { token: stranger }), 404, 'NOT_FOUND');
    expectProblem(await app.call('GET', '/notes/none', { token: mine }), 404, 'NOT_FOUND');
    expectProblem(await app.call('GET', '/nothing/here', { token: mine }), 404, 'NOT_FOUND');
    expectProblem(await app.call('DELETE', '/notes', { token: mine }), 404, 'NOT_FOUND');
    expectProblem(await app.call('GET', '/api/unknown'), 404, 'NOT_FOUND');
    const page = await fetch(`${app.url}/no-web-is-served`);
    expect(Problem.parse(await page.json())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('409 for a stale version, and for a refusal with the field it is about', async () => {
    const stale = await app.call('PUT', `/notes/${noteId}`, { token: mine, body: { text: 'again', version: 7 } });
    expectProblem(stale, 409, 'VERSION_CONFLICT');
    const refused = await app.call('POST', '/notes-in-vain', { token: mine, body: { text: 'in vain' } });
    expect(expectProblem(refused, 409, 'CONFLICT').errors).toEqual([
      { pointer: '/tags/0/name', reason: 'not_today', detail: 'Not today.' },
    ]);
  });

  it('413 for a body larger than the route allows, announced or not, with a sentence', async () => {
    const large = { text: 'x'.repeat(300 * 1024) };
    const announced = expectProblem(
      await app.call('POST', '/notes', { token: mine, body: large }),
      413,
      'PAYLOAD_TOO_LARGE',
    );
    expect(announced).toMatchObject({ title: 'This is too large: at most 256 kB.', data: { limit: 256 * 1024 } });
  });

  it('413 for a body of unannounced length as soon as it grows too large', async () => {
    const response = await fetch(`${app.url}/api/v1/notes`, {
      method: 'POST',
      duplex: 'half',
      headers: { authorization: `Bearer ${mine}`, 'content-type': 'application/json' },
      body: new Blob([JSON.stringify({ text: 'x'.repeat(7 * 1024 * 1024) })]).stream(),
    } as RequestInit);
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      title: 'This is too large: at most 5 MB.',
    });
  });

  it.each([10, 40])('413 for %i MB before anything of it is read, readable by who sends it', async (megabytes) => {
    const response = await fetch(`${app.url}/api/v1/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mine}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(megabytes * 1024 * 1024) }),
    });
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      title: 'This is too large: at most 5 MB.',
    });
  });

  it('500 tells nothing of the exception, and records it under the correlation id', async () => {
    const answer = await app.call('POST', '/break', {
      body: { saying: 'the secret is 42' },
      headers: { 'x-correlation-id': 'broken-on-purpose' },
    });
    expectProblem(answer, 500, 'INTERNAL');
    expect(answer.text).not.toContain('secret');
    expect(answer.problem.correlationId).toBe('broken-on-purpose');
    const recorded = app.logged.filter((line) => line.includes('"request failed"')).map((line) => JSON.parse(line));
    expect(recorded.at(-1)).toMatchObject({ level: 'error', correlation: 'broken-on-purpose', code: 'INTERNAL' });
    expect(recorded.at(-1).err.message).toContain('the secret is 42');
  });

  it.each(MISDEEDS)('%s: the manifest is the law', async (what) => {
    const answer = await app.call('POST', `/misdeeds/${what}`, { body: {} });
    if (what === 'ask-nobody') expectProblem(answer, 503, 'MODULE_UNAVAILABLE');
    else expectProblem(answer, 500, 'INTERNAL');
    const last = app.logged
      .filter((line) => line.includes('"request failed"'))
      .map((line) => JSON.parse(line))
      .at(-1);
    if (['publish', 'ask', 'job'].includes(what)) expect(last.err.type).toBe('Undeclared');
    if (what === 'ask-inside') expect(last.err.message).toMatch(/transaction/);
    expect(await app.published('content')).not.toContain('content.note-burnt.v1');
  });
});

describe.each(DIALECTS)('what is recorded of a failure, on %s', (dialect) => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await bootModule(notesModule(), { dialect });
  });
  afterAll(() => app.stop());

  it('names the statement the database refused, but nobody’s data in it', async () => {
    const token = await app.tokenFor(ME);
    const write = () => app.call('POST', '/notes', { token, body: { text: PERSONAL } });
    expect((await write()).status).toBe(201);
    const again = await write();
    expect(again).toMatchObject({ status: 500, problem: { code: 'INTERNAL' } });
    expect(again.text).not.toMatch(/insert|duplicate|unique/i);
    const recorded = app.logged.filter((line) => line.includes('"request failed"')).join('');
    expect(recorded).toMatch(/UniqueConstraintViolationException/);
    expect(recorded).toMatch(/note.text/);
    expect(app.logged.join('')).not.toMatch(/佐藤|hanako/);
  });
});

describe('budgets', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await bootModule(notesModule(), { limits: { read: 3, write: 2, credentials: 1, upload: 1 } });
  });
  afterAll(() => app.stop());

  it('count per person, answer 429 with the seconds to wait, and leave others alone', async () => {
    const person = async (n: number) => app.tokenFor({ ...ME, id: `018f0000-0000-7000-8000-00000000000${n}` });
    const [one, two] = [await person(1), await person(2)];
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push((await app.call('GET', '/look', { token: one })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await app.call('GET', '/look', { token: one });
    expect(refused.problem).toMatchObject({ code: 'TOO_MANY_REQUESTS', data: { retryAfter: expect.any(Number) } });
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.problem.data?.retryAfter);
    expect((await app.call('GET', '/look', { token: two })).status).toBe(200);
    expect((await app.call('POST', '/notes', { token: one, body: { text: 'writing has its own' } })).status).toBe(201);
  });

  it('count visitors by their address', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push((await app.call('GET', '/look')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await app.call('POST', '/misdeeds/publish', { body: {} })).status).toBe(500);
  });
});
