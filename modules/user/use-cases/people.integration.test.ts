import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { UserId } from '#contracts/ids.ts';
import type { PersonView } from '#contracts/user/people.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootSchool, type School } from '#modules/user/testing/school.ts';
import { addUser } from './add-user.ts';

type Person = z.output<typeof PersonView>;
type Page = { items: Person[]; next?: string; total: number };
const A = { id: '00000000-0000-7000-8000-00000000000a', grade: 1, name: '1年A組' };
const B = { id: '00000000-0000-7000-8000-00000000000b', grade: 2, name: '2年B組' };

describe.each(DIALECTS)('the people of a school on %s', (dialect) => {
  let school: School;
  let teacher: string;
  const people: Record<string, string> = {};
  beforeAll(async () => {
    school = await bootSchool(dialect);
    const add = async (loginId: string, more: object) => {
      people[loginId] = (await school.person(loginId, more)).id;
    };
    await add('st1', { familyName: '渡辺', familyKana: 'ワタナベ', givenName: '蓮' });
    await add('st2', {
      familyName: '青木',
      familyKana: 'あおき',
      givenName: '葵',
      email: 'st2@example.jp',
    });
    await add('st3', { familyName: '井上', familyKana: 'いのうえ', givenName: '凛' });
    await add('te1', { role: 'teacher', familyName: '岡', familyKana: 'おか', givenName: '誠' });
    teacher = people.te1 ?? '';
    await school.seat(people.st1 ?? '', A, 2);
    await school.seat(people.st3 ?? '', A, 1);
    await school.seat(people.st2 ?? '', B, 1);
  });
  afterAll(() => school.stop());
  const get = async <T>(path: string, role: 'admin' | 'teacher' | 'student' = 'admin', id = school.adminId) =>
    school.call<T>('GET', path, { token: await school.as(id, role) });
  const act = async (
    method: string,
    path: string,
    body?: unknown,
    role: 'admin' | 'teacher' = 'admin',
    id = school.adminId,
  ) => school.call<Person>(method, path, { token: await school.as(id, role), body });
  const waiting = (
    loginId: string,
    role: 'student' | 'teacher',
    schoolId = school.schoolId,
    status: 'confirmed' | 'active' = 'confirmed',
  ) =>
    school.context('user').transact(async (work) =>
      addUser(work, {
        familyName: '新',
        givenName: loginId,
        familyKana: '',
        givenKana: '',
        loginId,
        email: null,
        schoolId,
        role,
        status,
        language: 'ja',
        passwordHash: '$',
        mustChangePassword: false,
        origin: 'self',
      }),
    );

  it('are listed by 学年-組-番号, by reading whatever the kana, or the newest first', async () => {
    const order = async (sort: string) =>
      (await get<Page>(`/users?sort=${sort}`)).body.items.map((person) => person.loginId);
    expect(await order('class')).toEqual(['st3', 'st1', 'st2', 'te1', 'admin']);
    expect(await order('kana')).toEqual(['st2', 'st3', 'te1', 'admin', 'st1']);
    expect((await order('recent'))[4]).toBe('admin');
  });

  it('come in pages that neither repeat nor skip, with a total', async () => {
    for (const sort of ['class', 'kana', 'recent']) {
      const all = (await get<Page>(`/users?sort=${sort}`)).body.items.map((person) => person.id);
      const seen: string[] = [];
      let cursor = '';
      do {
        const page: Page = (await get<Page>(`/users?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`)).body;
        expect(page.total).toBe(5);
        seen.push(...page.items.map((person) => person.id));
        cursor = page.next ?? '';
      } while (cursor);
      expect(seen, sort).toEqual(all);
    }
    expect((await get('/users?cursor=nonsense')).status).toBe(400);
  });

  it('are found by name, reading, login id, role, grade and class group', async () => {
    const found = async (query: string) =>
      (await get<Page>(`/users?${query}`)).body.items.map((person) => person.loginId);
    expect(await found(`q=${encodeURIComponent('渡辺 蓮')}`)).toEqual(['st1']);
    expect(await found(`q=${encodeURIComponent('わたな')}`)).toEqual(['st1']);
    expect(await found('q=ST2')).toEqual(['st2']);
    expect(await found('q=%25')).toEqual([]);
    expect(await found('role=teacher')).toEqual(['te1']);
    expect(await found('grade=2')).toEqual(['st2']);
    expect(await found(`classGroupId=${A.id}`)).toEqual(['st3', 'st1']);
  });

  it('show their address to themselves and administrators only', async () => {
    const seen = async (role: 'admin' | 'teacher' | 'student', id: string) =>
      (await get<Person>(`/users/${people.st2}`, role, id)).body.email;
    expect(await seen('admin', school.adminId)).toBe('st2@example.jp');
    expect(await seen('student', people.st2 ?? '')).toBe('st2@example.jp');
    expect(await seen('teacher', teacher)).toBeNull();
    expect((await get<Page>('/users', 'teacher', teacher)).body.items.map((person) => person.email)).toEqual(
      Array(5).fill(null),
    );
    expect((await get(`/users/${people.st2}`, 'student', people.st1)).status).toBe(403);
  });

  it('let teachers decide about pupils, administrators about teachers, and only about who waits', async () => {
    const [pupil, colleague, refusable] = [
      await waiting('w1', 'student'),
      await waiting('w2', 'teacher'),
      await waiting('w3', 'student'),
    ];
    expect((await get<object>('/users/counts')).body).toMatchObject({
      waitingStudents: 2,
      waitingTeachers: 1,
      students: 3,
      teachers: 1,
      admins: 1,
    });
    const refused = await act('POST', '/users/approvals', { ids: [pupil.id, colleague.id] }, 'teacher', teacher);
    expect(refused.status).toBe(403);
    expect((await get<Person>(`/users/${pupil.id}`)).body.status).toBe('confirmed');
    const approved = await act('POST', '/users/approvals', { ids: [pupil.id] }, 'teacher', teacher);
    expect(approved.body).toEqual({ approved: [pupil.id] });
    const again = await act('POST', '/users/approvals', { ids: [pupil.id, colleague.id] });
    expect(again.body).toEqual({ approved: [colleague.id] });
    expect(
      (await act('POST', `/users/${refusable.id}/rejection`, { reason: '名簿にありません' }, 'teacher', teacher)).body,
    ).toMatchObject({
      status: 'rejected',
      rejectionReason: '名簿にありません',
    });
    expect((await act('POST', `/users/${refusable.id}/rejection`, { reason: 'x' })).status).toBe(409);
    const said = (await school.events()).filter((event) =>
      [pupil.id, colleague.id, refusable.id].includes(UserId.parse(event.aggId)),
    );
    expect(said.map((event) => event.type).filter((type) => type !== 'user.registered.v1')).toEqual([
      'user.approved.v1',
      'user.approved.v1',
      'user.rejected.v1',
    ]);
  });

  it('of another school are not there', async () => {
    const other = await waiting('foreign', 'student', '00000000-0000-7000-8000-00000000cccc' as typeof school.schoolId);
    for (const [method, path, body] of [
      ['GET', `/users/${other.id}`, undefined],
      ['POST', `/users/${other.id}/suspension`, undefined],
      ['POST', `/users/${other.id}/one-time-password`, undefined],
      ['POST', '/users/approvals', { ids: [other.id] }],
    ] as const) {
      expect((await act(method, path, body)).status, path).toBe(404);
    }
    expect((await get('/users?schoolId=00000000-0000-7000-8000-00000000cccc')).status).toBe(404);
    const body = {
      loginId: 'new-one',
      familyName: 'a',
      givenName: 'b',
      familyKana: '',
      givenKana: '',
      role: 'student',
      schoolId: '00000000-0000-7000-8000-00000000cccc',
    };
    expect((await act('POST', '/users', body)).status).toBe(404);
  });

  it('change role by an administrator’s hand, never their own; it counts on the next request', async () => {
    const version = (await get<Person>(`/users/${teacher}`)).body.version;
    expect((await act('PUT', `/users/${school.adminId}/role`, { role: 'teacher', version: 1 })).status).toBe(403);
    expect((await act('PUT', `/users/${teacher}/role`, { role: 'admin', version: 99 })).problem.code).toBe(
      'VERSION_CONFLICT',
    );
    const signed = await school.signIn('te1');
    const changed = await act('PUT', `/users/${teacher}/role`, { role: 'admin', version });
    expect(changed.body.role).toBe('admin');
    expect((await school.call('GET', '/auth/me', { token: signed.body.accessToken })).status).toBe(401);
    const before = (await school.events()).length;
    expect((await act('PUT', `/users/${teacher}/role`, { role: 'admin', version: changed.body.version })).status).toBe(
      200,
    );
    expect((await school.events()).length).toBe(before);
  });

  it('always have an administrator, also when two put out each other at once', async () => {
    const version = async (id: string) => (await get<Person>(`/users/${id}`)).body.version;
    const [one, two] = [school.adminId, teacher];
    const both = await Promise.all([
      act('PUT', `/users/${two}/role`, { role: 'teacher', version: await version(two) }, 'admin', one),
      act('PUT', `/users/${one}/role`, { role: 'teacher', version: await version(one) }, 'admin', two),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const left = both[0].status === 200 ? one : two;
    const gone = left === one ? two : one;
    school.clock.advance(1);
    const suspended = await act('POST', `/users/${left}/suspension`, undefined, 'admin', gone);
    expect(suspended.status).toBe(409);
    const own = await act('POST', `/users/${left}/suspension`, undefined, 'admin', left);
    expect(own.status).toBe(403);
    await act('PUT', `/users/${gone}/role`, { role: 'admin', version: await version(gone) }, 'admin', left);
  });

  it('can be exported and the file read back without a change', async () => {
    const csv = await get('/users/export.csv?role=student');
    expect(csv.text).toContain('st3,井上,凛,いのうえ');
    expect(csv.headers.get('content-disposition')).toContain('people.csv');
  });

  it('are all in the snapshot other modules rebuild from', async () => {
    const { people: contract } = await import('#contracts/user/replicas.ts');
    const answerer = (await import('#modules/user/module.ts')).user.answers[0];
    const first = (await answerer?.answer(school.context('user'), { limit: 3 })) as {
      rows: { id: string; seq: number; row: unknown }[];
      next?: string;
    };
    expect(first.rows).toHaveLength(3);
    for (const { row } of first.rows) contract.row.parse(row);
    const rest = (await answerer?.answer(school.context('user'), { limit: 1000, after: first.next })) as typeof first;
    const total = await school
      .context('user')
      .read()
      .getKysely<{ user: object }>()
      .selectFrom('user')
      .selectAll()
      .execute();
    expect(first.rows.length + rest.rows.length).toBe(total.length);
  });
});
