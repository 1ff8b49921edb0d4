import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaysOffView } from '#contracts/academic/days-off.ts';
import type { ClassGroupSummary, RosterRow, SchoolClass } from '#contracts/academic/routes.ts';
import type { ModuleName } from '#contracts/define.ts';
import type { PersonView } from '#contracts/user/people.ts';
import type { ImportView } from '#contracts/user/routes.ts';
import { askThrough } from '#kernel/bus/ask-through.ts';
import { type InProcessBus, inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { ServiceContainer } from '#kernel/container.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { replay } from '#kernel/events/replay.ts';
import { EventStore } from '#kernel/events/store.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { makeLogger } from '#kernel/logger.ts';
import type { ModuleManifest, ReplicaDeclaration } from '#kernel/module.ts';
import { type ModuleRuntime, openModule } from '#kernel/module-runtime.ts';
import { rebuildReplica } from '#kernel/replica/rebuild.ts';
import { bootApplication, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS, freshSchemas } from '#kernel/testing/mysql.ts';
import { modules } from './cli/modules.ts';

/*
 * What a module keeps of others, made again from nothing: by replaying every event its sources have, and by their
 * snapshots. Both must be what events have made of it over time, row by row and column by column.
 */
const REPLICAS = modules.flatMap((module) =>
  module.replicas.map((replica) => [module.name, replica.contract.name, module, replica] as const),
);

/** Tables a module makes of what others say, beside its replicas, and the columns in which it writes itself. */
const READ_MODELS: readonly (readonly [ModuleName, string, readonly string[]])[] = [
  ['analytics', 'class_seat', ['id', 'lastDay']],
  ['analytics', 'survey_answer', ['id']],
  ['analytics', 'work_file', []],
];

type Row = Record<string, unknown>;

describe.each(DIALECTS)('replicas made again from nothing, on %s', (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), 'quested-replay-'));
  const shadows = new Map<ModuleName, ModuleRuntime>();
  let app: TestApplication;
  let bus: InProcessBus;
  let schemas: Awaited<ReturnType<typeof freshSchemas>> | undefined;

  beforeAll(async () => {
    app = await bootApplication({ modules, dialect });
    await aYearAtSchool(app);
    bus = inProcessBus();
    for (const { name } of modules) bus.carry(name, new EventStore(name, app.runtime(name).database));
    schemas = dialect === 'mysql' ? await freshSchemas(modules.map(({ name }) => name)) : undefined;
    for (const manifest of modules) shadows.set(manifest.name, await openShadow(manifest));
  }, 120_000);
  afterAll(async () => {
    for (const shadow of shadows.values()) await shadow.database.close();
    await bus?.close();
    await schemas?.drop();
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The module over an empty database of its own. */
  async function openShadow(manifest: ModuleManifest): Promise<ModuleRuntime> {
    const { context } = app.runtime(manifest.name);
    const shadow = await openModule({
      manifest,
      where: schemas?.where(manifest.name) ?? { dialect: 'sqlite', file: join(folder, `${manifest.name}.db`) },
      environment: {},
      kernel: new ServiceContainer([]),
      clock: context.clock,
      ids: uuidV7(),
      log: makeLogger('error'),
      ask: askThrough(bus, manifest),
      onCommit: () => {},
    });
    await migrate(shadow.database);
    return shadow;
  }
  const shadowOf = (name: ModuleName): ModuleRuntime => {
    const shadow = shadows.get(name);
    if (!shadow) throw new Error(`no shadow of ${name}`);
    return shadow;
  };
  const rowsOf = async (database: Database, { entity }: ReplicaDeclaration): Promise<Row[]> =>
    (await fork(database).find(entity, {}, { orderBy: { id: 'asc' } })).map((row: Row) => ({ ...row }));

  it('covers every replica there is, and each has rows to compare', async () => {
    for (const [name, , , replica] of REPLICAS) {
      expect((await rowsOf(app.runtime(name).database, replica)).length).toBeGreaterThan(0);
    }
    const gone = await rowsOf(app.runtime('user').database, memberships());
    expect(gone.some((row) => row.gone)).toBe(true);
  });

  it.each(modules.map((module) => [module.name, module] as const))(
    'replaying %s leaves no event behind',
    async (name) => {
      const replayed = await replay(shadowOf(name), bus);
      expect(replayed.dead).toEqual([]);
      expect(replayed.events).toBeGreaterThan(0);
    },
  );

  it.each(REPLICAS)('%s keeps %s: replayed as it stands', async (name, _replica, _module, replica) => {
    const live = await rowsOf(app.runtime(name).database, replica);
    expect(await rowsOf(shadowOf(name).database, replica)).toEqual(live);
  });

  it.each(READ_MODELS)('%s counts %s: replayed as it stands', async (name, table, own) => {
    // Keys are made anew; what a module writes itself is not in the events of others.
    const rows = async (database: Database) => {
      const found: Row[] = await fork(database)
        .getKysely<Record<string, Row>>()
        .selectFrom(table)
        .selectAll()
        .execute();
      return found
        .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !own.includes(column))))
        .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    };
    const live = await rows(app.runtime(name).database);
    expect(live.length).toBeGreaterThan(0);
    expect(await rows(shadowOf(name).database)).toEqual(live);
  });

  it.each(REPLICAS)(
    '%s keeps %s: rebuilt from its owner’s rows as it stands',
    async (name, _name, _module, replica) => {
      const { context, database } = app.runtime(name);
      const live = (await rowsOf(database, replica)).filter((row) => !row.gone);
      const em = fork(database);
      await em.nativeDelete(replica.entity, {});
      expect(await rebuildReplica(context, replica)).toBe(live.length);
      const rebuilt = await rowsOf(database, replica);
      // An owner's row counts all its events, of which not each is one that feeds the replica.
      const newer = (row: Row | undefined, than: Row) => Number(row?.seq) >= Number(than.seq);
      expect(rebuilt.filter((row, at) => live[at] && newer(row, live[at]))).toHaveLength(live.length);
      expect(rebuilt.map(({ seq, ...row }) => row)).toEqual(live.map(({ seq, ...row }) => row));
    },
  );

  it('ai keeps the titles of logs: replayed as they stand', async () => {
    const titles = (database: Database) =>
      fork(database)
        .getKysely<{ log_title: Record<'id' | 'title', string> }>()
        .selectFrom('log_title')
        .selectAll()
        .orderBy('title')
        .execute();
    const live = await titles(app.runtime('ai').database);
    expect(live.map(({ title }) => title)).toEqual(['川を歩いた', '水を測った'].sort());
    expect(await titles(shadowOf('ai').database)).toEqual(live);
  });

  const memberships = (): ReplicaDeclaration => {
    const found = REPLICAS.find(([name, replica]) => name === 'user' && replica === 'academic.memberships');
    if (!found) throw new Error('user keeps no memberships');
    return found[3];
  };
});

/** Everything that makes and changes what others keep: people and groups by import, a class, somebody leaves, a new name. */
async function aYearAtSchool(app: TestApplication): Promise<void> {
  async function done<T = Record<string, unknown>>(method: string, path: string, token?: string, body?: unknown) {
    const answer = await app.call<T>(method, path, { token, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    await app.settled();
    return answer.body;
  }
  const names = { familyName: '桜井', givenName: '恵', familyKana: 'さくらい', givenKana: 'めぐみ' };
  const year = { yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' };
  const { accessToken: token } = await done<{ accessToken: string }>('POST', '/setup', undefined, {
    school: { name: '青葉高等学校', code: 'aoba', timeZone: 'Asia/Tokyo', ...year },
    administrator: { ...names, loginId: 'admin', email: 'admin@example.ac.jp', password: 'take-mizu-haru' },
    language: 'ja',
  });
  const made = await done<{ user: { id: string; schoolId: string } }>('POST', '/users', token, {
    ...names,
    loginId: 'teacher',
    role: 'teacher',
  });
  const rows = Array.from(
    { length: 12 },
    (_, n) => `st${n + 100},森,花${n},student,,1,1年${n % 2 ? 'A' : 'B'}組,${n + 1}`,
  );
  const head = 'login_id,family_name,given_name,role,email,grade,class_group,attendance_number';
  const form = new FormData();
  form.set('file', new File([[head, ...rows].join('\n')], 'people.csv'));
  form.set('createGroups', 'true');
  const checked = await done<ImportView>('POST', '/users/imports', token, form);
  await done('POST', `/users/imports/${checked.id}/commit`, token, { version: checked.version });
  const groups = await done<{ items: ClassGroupSummary[] }>('GET', '/class-groups', token);
  const one = await done<SchoolClass>('POST', '/classes', token, {
    name: '探究',
    teacherId: made.user.id,
    classGroupId: groups.items[0]?.id,
  });
  for (const name of ['夏休み', '冬休み']) {
    const kept = { name, fromDay: '2026-12-24', toDay: '2027-01-07' };
    const { spans } = await done<DaysOffView>('POST', '/days-off', token, kept);
    if (name === '夏休み') await done('DELETE', `/days-off/${spans[0]?.id}`, token);
  }
  const roster = await done<{ items: RosterRow[] }>('GET', `/classes/${one.id}/students`, token);
  await done('DELETE', `/enrollments/${roster.items[0]?.enrollmentId}`, token);
  const [, first, second] = roster.items;
  for (const pupil of [first, second]) {
    const id = pupil?.person.id ?? '';
    const own = await app.tokenFor({ id, role: 'student', schoolId: made.user.schoolId });
    const theme = await done<{ id: string }>('POST', '/themes', own, { classId: one.id, title: '川' });
    await done('POST', `/themes/${theme.id}/select`, own, {});
    if (pupil === second) await done('POST', `/themes/${theme.id}/unselect`, own, {});
  }
  const surveyor = await app.tokenFor({ id: first?.person.id ?? '', role: 'student', schoolId: made.user.schoolId });
  const answers = { subjects: ['science'], strengths: ['logic'], ways: ['reading'] };
  await done('POST', '/surveys/interest/responses', surveyor, { answers });
  for (const put of [1, 2]) {
    const place = `work:${first?.person.id}.018f0000-0000-7000-8000-0000000000f${put}`;
    const { id } = await done<{ id: string }>('POST', '/uploads', surveyor, { place, name: 'a.txt', size: 1 });
    const headers = { authorization: `Bearer ${surveyor}` };
    await fetch(`${app.url}/api/v1/uploads/${id}/from/0`, { method: 'PUT', body: 'a', headers });
    const file = await done<{ id: string }>('POST', `/uploads/${id}/finish`, surveyor, {});
    if (put === 2) await done('DELETE', `/files/${file.id}`, surveyor);
  }
  const writer = await app.tokenFor({ id: first?.person.id ?? '', role: 'student', schoolId: made.user.schoolId });
  const entryOf = (number: number, title: string) => ({
    ...{ id: `018f0000-0000-7000-8000-00000000000${number}`, writer: '018f0000-0000-7000-8000-0000000000ff' },
    ...{ classId: one.id, day: '2026-11-20', title, state: 'entered', revision: 1 },
  });
  const entries = [entryOf(1, '川を歩いた'), entryOf(2, '水を測った'), entryOf(3, '消した日')];
  await done('POST', '/activities', writer, { entries });
  await done('DELETE', `/activities/${entries[2]?.id}`, writer);
  const team = { name: '水', studentIds: [first?.person.id] };
  await done('POST', `/classes/${one.id}/groups`, token, team);
  const people = await done<{ items: PersonView[] }>('GET', '/users?role=student', token);
  const [renamed, suspended] = people.items;
  if (!renamed || !suspended) throw new Error('no pupils');
  const { familyKana, givenKana, givenName, language, loginId, email, version } = renamed;
  const profile = { familyName: '林', familyKana, givenKana, givenName, language, loginId, email, version };
  await done('PUT', `/users/${renamed.id}`, token, profile);
  await done('POST', `/users/${suspended.id}/suspension`, token);
  const group = groups.items[1];
  await done('PUT', `/class-groups/${group?.id}`, token, { name: '1年C組', grade: 1, version: group?.version });
  await done('POST', '/class-groups', token, { name: '消える組', grade: 2 });
  const later = await done<{ items: ClassGroupSummary[] }>('GET', '/class-groups', token);
  const leaving = later.items.find(({ name }) => name === '消える組');
  await done('DELETE', `/class-groups/${leaving?.id}`, token);
}
