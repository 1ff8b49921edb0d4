import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from '#kernel/application.ts';
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { fork } from '#kernel/database/database.ts';
import { databaseLocations } from '#kernel/database/location.ts';
import { tables } from '#kernel/events/entities.ts';
import { EventStore } from '#kernel/events/store.ts';
import { makeLogger } from '#kernel/logger.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { DIALECTS, freshSchemas } from '#kernel/testing/mysql.ts';
import { recordingTerminal } from '../command-line/recording-terminal.ts';
import { runCommandLine } from '../command-line/run-command-line.ts';
import { modules } from '../modules.ts';
import { program } from './program.ts';

const PASSWORD = 'take-mizu-haru';
const ADMIN = {
  familyName: '桜井',
  givenName: '恵',
  familyKana: 'さくらい',
  givenKana: 'めぐみ',
  loginId: 'admin',
  password: PASSWORD,
};
const SCHOOL = {
  name: '青葉高等学校',
  code: 'aoba',
  timeZone: 'Asia/Tokyo',
  yearStartsOn: '2026-04-01',
  yearEndsOn: '2027-03-31',
};

/** Commands are given the databases of an application that goes on serving all the while. */
describe.each(DIALECTS)('commands beside a running school, on %s', (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), 'quested-cli-'));
  let environment: Record<string, string>;
  let drop = async () => {};
  let app: Application;

  const start = () =>
    startApplication({
      modules,
      bus: inProcessBus,
      database: databaseLocations(environment),
      version: '0.0.0-test',
      environment,
      log: makeLogger('silent'),
    });
  async function quested(typed: string, person: Parameters<typeof recordingTerminal>[0] = {}) {
    const { terminal, said, complained } = recordingTerminal(person);
    const code = await runCommandLine(program, typed.split(' '), terminal, environment);
    return { code, out: said.join('\n'), error: complained.join('\n') };
  }
  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`http://127.0.0.1:${app.port}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const signIn = async (login: string, password: string) => {
    const { status, body } = await call('POST', '/auth/login', { login, password });
    return { status, me: body.me as { user: object; mustChangePassword: boolean } | undefined };
  };
  const peopleKnownTo = async (module: 'academic' | 'notification') =>
    (
      await app
        .context(module)
        .read()
        .getKysely<{ replica_user_people: { id: string; loginId: string; gone: number } }>()
        .selectFrom('replica_user_people')
        .select(['id', 'loginId'])
        .where('gone', '=', 0)
        .execute()
    )
      .map((row) => row.loginId)
      .sort();

  beforeAll(async () => {
    environment = { PORT: '0', QUESTED_HOST: '127.0.0.1', QUESTED_DATA: folder };
    if (dialect === 'mysql') {
      const schemas = await freshSchemas(modules.map(({ name }) => name));
      const pattern = schemas.where('{module}');
      if (pattern.dialect === 'mysql') environment.QUESTED_DATABASE_URL = `${pattern.url}${pattern.schema}`;
      drop = schemas.drop;
    }
  });
  afterAll(async () => {
    await app?.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('migrate makes the tables, once; before that everything else says so', async () => {
    const before = await quested('migrate --check');
    expect([before.code, before.error]).toEqual([1, 'Run: quested migrate']);
    expect(await quested('dead-letters list')).toMatchObject({
      code: 1,
      error: expect.stringMatching(/quested migrate$/),
    });
    expect(await quested('migrate')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^user: Migration\S+.* done\n/),
    });
    expect(await quested('migrate --check')).toMatchObject({
      code: 0,
      out: modules.map(({ name }) => `${name}: up to date`).join('\n'),
    });
  });

  it('create-admin waits for the school', async () => {
    app = await start();
    const made = await quested('create-admin second --family-name A --given-name B --generate-password');
    expect(made).toMatchObject({ code: 1, error: expect.stringContaining('/setup') });
    expect((await call('POST', '/setup', { school: SCHOOL, administrator: ADMIN, language: 'ja' })).status).toBe(201);
    await app.pipeline.deliverAll();
  });

  it('create-admin makes an administrator with a password for one use, whom the other modules hear of', async () => {
    const made = await quested('create-admin second --family-name A --given-name B --generate-password');
    expect(made.code).toBe(0);
    const [, password = ''] = /first sign-in: (\S+)/.exec(made.out) ?? [];
    const { status, me } = await signIn('second', password);
    expect([status, me?.mustChangePassword]).toEqual([200, true]);
    expect(me?.user).toMatchObject({ role: 'admin', schoolId: expect.any(String), language: 'ja' });
    // By itself: the application was told nothing.
    await eventually('the other modules know them', async () => (await peopleKnownTo('academic')).includes('second'));
  });

  it('create-admin makes the operator with the password that was typed', async () => {
    const answers = [PASSWORD, PASSWORD];
    const made = await quested('create-admin runs-it --operator --language en --family-name A --given-name B', {
      answers,
    });
    expect(made).toMatchObject({ code: 0, out: 'Operator runs-it is there.' });
    const { status, me } = await signIn('runs-it', PASSWORD);
    expect([status, me?.mustChangePassword]).toEqual([200, false]);
    expect(me?.user).toMatchObject({ role: 'admin', schoolId: null, language: 'en' });
  });

  it('create-admin refuses what a page would refuse', async () => {
    const typed = 'create-admin third --family-name A --given-name B --password-stdin';
    expect(await quested(typed, { typed: 'secret\n' })).toMatchObject({
      code: 1,
      error: expect.stringContaining('12'),
    });
    expect(await quested(typed.replace('third', 'ADMIN'), { typed: PASSWORD })).toMatchObject({
      code: 1,
      error: 'This login id is taken.',
    });
    const elsewhere = await quested(`${typed} --school nowhere`, { typed: PASSWORD });
    expect(elsewhere).toMatchObject({ code: 1, error: 'No school has the code nowhere.' });
    const twice = { answers: [PASSWORD, 'mizu-take-haru'] };
    expect((await quested('create-admin third --family-name A --given-name B', twice)).code).toBe(2);
    expect(await quested(`${typed} --school aoba`, { typed: `${PASSWORD}\n` })).toMatchObject({ code: 0 });
    expect((await signIn('third', PASSWORD)).status).toBe(200);
  });

  it('dead letters are listed, shown, tried again and dropped while the school serves', async () => {
    await app.pipeline.deliverAll();
    const { database } = app.runtime('notification');
    const db = () => tables(fork(database));
    const store = new EventStore('user', app.runtime('user').database);
    const carried = (await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((part) => store.read(part, 0, 100)))).flatMap(
      (events, part) => events.map((event) => ({ part, ...event, wire: JSON.parse(event.bytes) as { type: string } })),
    );
    const registered = carried.filter(({ wire }) => wire.type === 'user.registered.v1');
    expect(registered.length).toBe(4);
    await app.context('notification').read().getConnection().execute('delete from replica_user_people');
    for (const { part, pos, bytes, wire } of registered) {
      await db()
        .insertInto('bus_deferred')
        .values({
          grp: 'notification',
          src: 'user',
          part,
          pos,
          agg: `user:${pos}-${part}`,
          type: wire.type,
          env: bytes,
          attempts: 5,
          crashes: 0,
          nextAt: 0,
          state: 'dead',
          blocks: 1,
          error: 'Error: the paper is empty\n    at print',
          version: 1,
        })
        .execute();
    }
    const names = registered.map(({ part, pos }) => `notification/user/${part}/${pos}`);
    const [first = '', second = ''] = names;

    const listed = await quested('dead-letters list');
    expect(listed.code).toBe(0);
    for (const name of names) expect(listed.out).toContain(`${name}  user.registered.v1  5 attempts  Error: the paper`);
    expect((await quested('dead-letters list --module academic')).out).toBe('');
    const shown = await quested(`dead-letters show ${first}`);
    expect(shown.out).toContain('    at print');
    expect(shown.out).toContain('"familyName"');

    expect((await quested(`dead-letters drop ${second}`)).code).toBe(2);
    expect((await quested(`dead-letters drop ${second}`, { answers: ['no'] })).code).toBe(1);
    expect((await quested(`dead-letters drop ${second}`, { answers: ['yes'] })).code).toBe(0);
    expect((await quested(`dead-letters retry ${first} --by sakurai`)).code).toBe(0);
    await eventually(
      'the first letter has had its effect',
      async () => (await peopleKnownTo('notification')).length === 1,
    );
    expect(await quested(`dead-letters retry ${first}`)).toMatchObject({
      code: 1,
      error: `There is no dead letter ${first}.`,
    });
    expect((await quested('dead-letters retry --all')).out).toBe('notification: 2 letters are tried again.');
    await eventually('all but the dropped one', async () => (await peopleKnownTo('notification')).length === 3);
    const audit = await db()
      .selectFrom('bus_dlq_audit')
      .select(['action', 'by', 'pos', 'part'])
      .orderBy('id')
      .execute();
    expect(audit.map((row) => row.action)).toEqual(['discard', 'redrive', 'redrive', 'redrive']);
    expect(audit.map((row) => row.by)).toEqual([
      expect.stringContaining('(command line)'),
      'sakurai',
      expect.stringContaining('(command line)'),
      expect.stringContaining('(command line)'),
    ]);
    expect((await quested('dead-letters list')).out).toBe('');
  });

  it('rebuild-replica brings back what is missing and nothing else', async () => {
    const everybody = await peopleKnownTo('academic');
    expect(await peopleKnownTo('notification')).not.toEqual(everybody);
    expect(await quested('rebuild-replica user.people --module notification')).toMatchObject({
      code: 0,
      out: `notification: user.people: ${everybody.length} rows`,
    });
    expect(await peopleKnownTo('notification')).toEqual(everybody);
    expect((await quested('rebuild-replica')).out.split('\n')).toHaveLength(
      modules.flatMap(({ replicas }) => replicas).length,
    );
  });

  it('replay compares what stands with what the events say, and leaves nothing behind', async () => {
    await app.pipeline.deliverAll();
    const replayed = await quested('replay');
    expect(replayed).toMatchObject({ code: 0, error: '' });
    expect(replayed.out).toContain('academic: user.people: 4 rows as replayed');
    await app.context('academic').read().getConnection().execute("update replica_user_people set role = 'student'");
    const differs = await quested('replay --module academic');
    expect(differs).toMatchObject({ code: 1, error: expect.stringContaining('user.people: 4 rows differ') });
    expect((await quested('rebuild-replica user.people --module academic')).code).toBe(0);
    expect((await quested('replay --module academic')).code).toBe(0);
    const groups = await tables(fork(app.runtime('user').database))
      .selectFrom('bus_group')
      .selectAll()
      .execute();
    expect(new Set(groups.filter(({ grp }) => grp.startsWith('replay')).map(({ state }) => state))).toEqual(
      new Set(['retired']),
    );
  });

  it('doctor finds nothing wrong, and then what is', async () => {
    environment.PORT = String(app.port);
    const healthy = await quested('doctor');
    expect(healthy).toMatchObject({ code: 0, error: '' });
    expect(healthy.out).toContain(`ok    the server at http://127.0.0.1:${app.port} is ready`);
    for (const { name } of modules) expect(healthy.out).toContain(`ok    ${name}: has read everything`);
    const cursors = tables(fork(app.runtime('academic').database));
    const move = (by: number) =>
      cursors
        .updateTable('bus_cursor')
        .set((of) => ({ pos: of('pos', '+', by) }))
        .where('src', '=', 'user')
        .where('part', '=', 0)
        .execute();
    await move(1000);
    const sick = await quested('doctor --module academic');
    expect(sick).toMatchObject({ code: 1, error: '1 thing is wrong.' });
    expect(sick.out).toMatch(
      /^WRONG academic has read user\/0 up to 10\d\d, but user ends at \d+: an older backup\?$/m,
    );
    await move(-1000);
    expect(healthy.out).toContain(`ok    files are kept in ${folder}/uploads`);
    const elsewhere = { QUESTED_S3_BUCKET: 'files', QUESTED_S3_ENDPOINT: 'http://127.0.0.1:1' };
    Object.assign(environment, elsewhere, { QUESTED_S3_KEY_ID: 'key', QUESTED_S3_SECRET: 'secret' });
    expect((await quested('doctor --module content')).out).toMatch(/^WRONG files cannot be kept: .*ECONNREFUSED/m);
    for (const name of [...Object.keys(elsewhere), 'QUESTED_S3_KEY_ID', 'QUESTED_S3_SECRET']) delete environment[name];
    environment.PORT = '0';
    if (dialect === 'sqlite') {
      const nowhere = recordingTerminal();
      expect(
        await runCommandLine(program, ['doctor', '--data', `${folder}/nothing`], nowhere.terminal, environment),
      ).toBe(1);
      expect(nowhere.said.join('\n')).toContain('WRONG there is no data folder');
    }
  });

  it('audit verify finds an altered event, and says which', async () => {
    expect(await quested('audit verify')).toMatchObject({ code: 0 });
    const db = tables(fork(app.runtime('user').database));
    const victim = await db
      .selectFrom('bus_event')
      .select(['id', 'part', 'pos', 'data'])
      .where('type', '=', 'user.registered.v1')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const set = (data: string) => db.updateTable('bus_event').set({ data }).where('id', '=', victim.id).execute();
    await set(victim.data.replace('admin', 'Admin'));
    expect(await quested('audit verify --module user')).toMatchObject({
      code: 1,
      error: expect.stringContaining(`user/${victim.part}: the event at position ${victim.pos}`),
    });
    await set(victim.data);
    expect(await quested('audit verify')).toMatchObject({ code: 0 });
  });
});
