import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { notesModule } from '#kernel/testing/notes-module.ts';

type Note = { id: string; text: string };
const SCHOOL = '018f0000-0000-7000-8000-0000000000aa';

describe.each(DIALECTS)('an Idempotency-Key, on %s', (dialect) => {
  const notes = notesModule();
  let app: TestApplication;
  let mine: string;
  beforeAll(async () => {
    app = await bootModule(notes, { dialect });
    mine = await app.tokenFor({ id: '018f0000-0000-7000-8000-000000000001', schoolId: SCHOOL });
  });
  afterAll(() => app.stop());

  const write = (key: string, text: string, token = mine) =>
    app.call<Note>('POST', '/notes', { token, body: { text }, headers: { 'idempotency-key': key } });
  const events = async () => (await app.published('content')).length;
  const texts = async (text: string) =>
    app
      .context('content')
      .read()
      .getKysely<{ note: { text: string } }>()
      .selectFrom('note')
      .select('text')
      .where('text', '=', text)
      .execute();

  it('makes a repeated request have its first answer and no further effect', async () => {
    const before = await events();
    const first = await write('key-1', 'once');
    const again = await write('key-1', 'once');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await events()).toBe(before + 1);
  });

  it('refuses another request under the same key, but keeps keys of other people and routes apart', async () => {
    await write('key-2', 'mine');
    expect(await write('key-2', 'something else')).toMatchObject({
      status: 409,
      problem: { code: 'IDEMPOTENCY_CONFLICT' },
    });
    const elsewhere = await app.call('POST', '/notes-in-vain', {
      token: mine,
      body: { text: 'mine' },
      headers: { 'idempotency-key': 'key-2' },
    });
    expect(elsewhere.problem.code).toBe('IDEMPOTENCY_CONFLICT');
    const other = await app.tokenFor({ id: '018f0000-0000-7000-8000-000000000002', schoolId: SCHOOL });
    expect((await write('key-2', 'theirs', other)).body.text).toBe('theirs');
    expect((await write('key-2', 'theirs', other)).status).toBe(201);
  });

  it('takes effect once however many duplicates come at the same time, and all get the same answer', async () => {
    const before = await events();
    const answers = await Promise.all(Array.from({ length: 12 }, () => write('key-3', 'all at once')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await texts('all at once')).toHaveLength(1);
    expect(await events()).toBe(before + 1);
  });

  it('is not used up by a request that failed: effect and answer are one transaction', async () => {
    const before = await events();
    const fail = () =>
      app.call('POST', '/notes-in-vain', {
        token: mine,
        body: { text: 'in vain' },
        headers: { 'idempotency-key': 'key-4' },
      });
    expect((await fail()).problem.code).toBe('CONFLICT');
    expect((await fail()).problem.code).toBe('CONFLICT');
    expect(await texts('in vain')).toEqual([]);
    expect(await events()).toBe(before);
    expect((await write('key-4', 'in earnest')).status).toBe(201);
  });

  it('still answers who has lost the right to ask with a no', async () => {
    await write('key-5', 'before');
    const waiting = await app.tokenFor({
      id: '018f0000-0000-7000-8000-000000000001',
      schoolId: SCHOOL,
      active: false,
    });
    expect((await write('key-5', 'before', waiting)).status).toBe(403);
  });

  it('is refused when absurdly long and ignored on reads', async () => {
    expect((await write('x'.repeat(101), 'long')).status).toBe(400);
    const read = await app.call('GET', '/look', { headers: { 'idempotency-key': 'x'.repeat(500) } });
    expect(read.status).toBe(200);
  });
});
