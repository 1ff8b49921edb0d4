import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassGroup } from '#contracts/academic/routes.ts';
import type { AuditEvent, ChainView } from '#contracts/audit.ts';
import { MINUTE } from '#kernel/clock.ts';
import { fork } from '#kernel/database/database.ts';
import { erasePersonal } from '#kernel/events/chain.ts';
import { tables } from '#kernel/events/entities.ts';
import { bootApplication, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { modules } from './cli/modules.ts';

type Trail = { items: AuditEvent[]; total: number; next?: string; kinds: string[] };
const names = { familyName: '桜井', givenName: '恵', familyKana: 'さくらい', givenKana: 'めぐみ' };
const year = { yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' };

describe.each(DIALECTS)('the trail of a school’s kept events, on %s', (dialect) => {
  let app: TestApplication;
  let admin: { id: string; schoolId: string };
  const people: Record<'teacher' | 'pupil' | 'other', string> = { teacher: '', pupil: '', other: '' };

  const asAdmin = () => app.tokenFor({ ...admin, role: 'admin' });
  async function done<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
    const answer = await app.call<T>(method, path, { token: token ?? (await asAdmin()), body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    await app.settled();
    return answer.body;
  }
  const trail = (module: 'user' | 'academic', query = '') => done<Trail>('GET', `/audit/${module}/events${query}`);
  const kinds = ({ items }: Trail) => items.map(({ kind }) => kind);
  const person = async (loginId: string, role: string, given: object = {}) =>
    (await done<{ user: { id: string } }>('POST', '/users', { ...names, ...given, loginId, role })).user.id;

  beforeAll(async () => {
    app = await bootApplication({ modules, dialect });
    const set = await app.call<{ me: { user: { id: string; schoolId: string } } }>('POST', '/setup', {
      body: {
        school: { name: '青葉高等学校', code: 'aoba', timeZone: 'Asia/Tokyo', ...year },
        administrator: { ...names, loginId: 'admin', email: 'admin@example.ac.jp', password: 'take-mizu-haru' },
        language: 'ja',
      },
    });
    await app.settled();
    admin = set.body.me.user;
    people.teacher = await person('teacher', 'teacher', { givenName: '先生' });
    people.pupil = await person('pupil', 'student', { familyName: '=HYPERLINK("x")', givenName: '凛' });
    people.other = await person('other', 'student', { givenName: '空' });
    // The next day of the school, which in UTC is still the same one.
    app.clock.set('2026-11-22T15:30:00Z');
    await done('POST', `/users/${people.other}/suspension`);
    const group = await done<ClassGroup>('POST', '/class-groups', { name: '1年A組', grade: 1 });
    const members = [{ personId: people.pupil, number: 7 }];
    await done('POST', `/class-groups/${group.id}/members`, { members });
    const teacher = await app.tokenFor({ id: people.teacher, role: 'teacher', schoolId: admin.schoolId });
    await done('POST', '/classes', { name: '探究', classGroupId: group.id }, teacher);
  });
  afterAll(() => app.stop());

  it('says what happened to whom, by whom and when, newest first', async () => {
    const { items, total } = await trail('user');
    expect(total).toBe(items.length);
    expect(items[0]).toMatchObject({
      kind: 'user.suspended',
      at: '2026-11-22T15:30:00.000Z',
      person: { id: people.other, familyName: '桜井', givenName: '空' },
      actor: { id: admin.id, givenName: '恵' },
      facts: { role: 'student', status: 'suspended' },
    });
    const academic = await trail('academic', `?person=${people.pupil}`);
    expect(academic.items).toMatchObject([
      { kind: 'academic.student-enrolled', place: '探究', actor: { id: people.teacher }, person: { givenName: '凛' } },
      { kind: 'academic.pupil-placed', place: '1年A組', actor: { id: admin.id }, facts: { number: 7 } },
    ]);
    expect(JSON.stringify(items)).not.toContain('admin@example.ac.jp');
  });

  it('is filtered by person, kind, actor and days of the school, and paged', async () => {
    expect(kinds(await trail('user', `?person=${people.other}`))).toEqual(['user.suspended', 'user.registered']);
    expect((await trail('user', '?kind=user.registered')).total).toBe(4);
    const byTeacher = await trail('academic', `?actor=${people.teacher}`);
    expect(kinds(byTeacher).sort()).toEqual([
      'academic.class-created',
      'academic.student-enrolled',
      'academic.teacher-assigned',
    ]);
    expect(kinds(await trail('user', '?from=2026-11-23'))).toEqual(['user.suspended']);
    expect(kinds(await trail('user', '?to=2026-11-22'))).not.toContain('user.suspended');
    expect(kinds(await trail('user', '?from=2026-11-22&to=2026-11-23'))).toHaveLength((await trail('user')).total);
    const first = await trail('user', '?limit=2');
    const second = await trail('user', `?limit=2&cursor=${first.next}`);
    const all = (await trail('user')).items.slice(0, 4);
    expect([...first.items, ...second.items]).toEqual(all);
    expect(first.kinds).toContain('user.role-changed');
  });

  it('is a file whose cells no spreadsheet runs, with ids and hashes', async () => {
    const token = await asAdmin();
    const file = await app.call('GET', `/audit/academic/events.csv?person=${people.pupil}`, { token });
    expect(file.headers.get('content-type')).toContain('text/csv');
    const [head, first, ...more] = file.text.replace('\uFEFF', '').trim().split('\r\n');
    expect(head).toMatch(/^日時,種類,だれについて/);
    expect(first).toMatch(/^2026-11-23 00:30:00,academic\.student-enrolled,"'=HYPERLINK\(""x""\) 凛",/);
    expect(first).toMatch(/,[0-9a-f]{64}$/);
    expect(more).toHaveLength(1);
  });

  it('is of the administrator’s own school only, and for nobody else', async () => {
    const operator = await app.tokenFor({ id: crypto.randomUUID(), role: 'admin', schoolId: null });
    const school = { name: '北野高等学校', code: 'kitano', ...year };
    const { id: schoolId } = await done<{ id: string }>('POST', '/schools', school, operator);
    const stranger = await app.tokenFor({ id: crypto.randomUUID(), role: 'admin', schoolId });
    for (const module of ['user', 'academic']) {
      const seen = await app.call<Trail>('GET', `/audit/${module}/events`, { token: stranger });
      expect(seen.body.items).toEqual([]);
      for (const path of ['events', 'events.csv', 'chain']) {
        const asked = `/audit/${module}/${path}?schoolId=${admin.schoolId}`;
        expect([path, (await app.call('GET', asked, { token: stranger })).status]).toEqual([path, 404]);
        const token = await app.tokenFor({ id: people.teacher, role: 'teacher', schoolId: admin.schoolId });
        expect([path, (await app.call('GET', `/audit/${module}/${path}`, { token })).status]).toEqual([path, 403]);
      }
    }
  });

  it('shows no name of somebody who was erased, and stays whole; it says where it was tampered with', async () => {
    const chain = () => done<ChainView>('GET', '/audit/user/chain');
    expect(await chain()).toMatchObject({ whole: true, breaks: [], until: '2026-11-22T15:30:00.000Z' });
    const em = fork(app.runtime('user').database);
    await erasePersonal(em, 'user', people.other);
    await em.getKysely<{ user: { id: string } }>().deleteFrom('user').where('id', '=', people.other).execute();
    const [suspended] = (await trail('user', `?person=${people.other}`)).items;
    expect(suspended?.person).toEqual({ id: people.other, familyName: '', givenName: '' });
    expect(await chain()).toMatchObject({ whole: true });
    const forged = { data: '{}' };
    await tables(em)
      .updateTable('bus_event')
      .set(forged)
      .where('msgId', '=', suspended?.id ?? '')
      .execute();
    app.clock.advance(MINUTE);
    expect(await chain()).toMatchObject({
      whole: false,
      breaks: [{ part: suspended?.part, pos: suspended?.pos, why: 'altered' }],
    });
  });
});
