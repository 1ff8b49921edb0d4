import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassGroup, SchoolClass } from '#contracts/academic/routes.ts';
import type { SagaView } from '#contracts/academic/sagas.ts';
import { enrollmentTold } from '#contracts/notification/events.ts';
import { pupilsChecked, userSuspended } from '#contracts/user/events.ts';
import { MINUTE } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { academic } from '#modules/academic/module.ts';
import { type Person, schoolWithPeople } from '#modules/academic/testing/school-with-people.ts';

type Said = { type: string; data: Record<string, unknown> & { saga: string } };

describe.each(DIALECTS)('sagas of academic alone, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: Awaited<ReturnType<typeof schoolWithPeople>>;
  let stranger: Awaited<ReturnType<typeof schoolWithPeople>>;
  let pupils: Person[];
  beforeAll(async () => {
    app = await bootModule(academic, { dialect });
    school = await schoolWithPeople(app, 'aomine');
    stranger = await schoolWithPeople(app, 'kitano');
    pupils = school.pupils;
  });
  afterAll(() => app.stop());

  const teacher = () => app.tokenFor({ id: school.teachers[0].id, role: 'teacher', schoolId: school.schoolId });
  const newClass = async (name: string, more: object = {}) =>
    (
      await app.call<SchoolClass & { sagaId: string | null }>('POST', '/classes', {
        token: await teacher(),
        body: { name, ...more },
      })
    ).body;
  const enroll = async (classId: string, who: readonly Person[] = pupils.slice(0, 2)) =>
    app.call<{ sagaId: string; enrolled: string[] }>('POST', '/enrollments', {
      token: await teacher(),
      body: { classId, studentIds: who.map(({ id }) => id) },
    });
  const groupOf = async (name: string, who: readonly Person[]) => {
    const token = await app.tokenFor({ id: school.admin.id, role: 'admin', schoolId: school.schoolId });
    const made = await app.call<ClassGroup>('POST', '/class-groups', { token, body: { name, grade: 2 } });
    const members = who.map(({ id }, n) => ({ personId: id, number: n + 1 }));
    await app.call('POST', `/class-groups/${made.body.id}/members`, { token, body: { members } });
    return made.body.id;
  };
  const view = async (id: string) => (await app.call<SagaView>('GET', `/sagas/${id}`, { token: await teacher() })).body;
  const steps = async (id: string) => (await view(id)).steps.map((step) => `${step.name} ${step.state}`);
  /** What academic has said in a saga, in order. */
  const said = async (sagaId: string): Promise<Said[]> => {
    await app.settled();
    const rows = await app
      .context('academic')
      .read()
      .getKysely<{ bus_event: { id: number; type: string; data: string; aggId: string } }>()
      .selectFrom('bus_event')
      .select(['type', 'data'])
      .where('aggId', '=', sagaId)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ type: row.type, data: JSON.parse(row.data) }));
  };
  const replyTo = async (sagaId: string) => ({ id: (await said(sagaId)).at(-1)?.data.saga ?? '', eventSeq: 0 });
  const checked = async (sagaId: string, refused: readonly Person[] = []) => {
    const root = await replyTo(sagaId);
    const reasons = refused.map(({ id }) => ({ pupilId: id as never, reason: 'suspended' as const }));
    await app.says(pupilsChecked, root, { saga: root.id, refused: reasons });
  };
  const told = async (sagaId: string) => {
    const root = await replyTo(sagaId);
    await app.says(enrollmentTold, root, { saga: root.id, told: 2 });
  };

  it('an enrolment is answered at once, and done when user has confirmed and the pupils are told', async () => {
    const { id } = await newClass('数学');
    const { body } = await enroll(id);
    expect(body.enrolled).toHaveLength(2);
    await app.settled();
    expect(await steps(body.sagaId)).toEqual(['seat done', 'check running', 'tell waiting']);
    await checked(body.sagaId);
    expect(await steps(body.sagaId)).toEqual(['seat done', 'check done', 'tell running']);
    await told(body.sagaId);
    expect(await view(body.sagaId)).toMatchObject({ state: 'done', kind: 'enrollment', className: '数学', pupils: 2 });
    expect((await said(body.sagaId)).map(({ type }) => type)).toEqual([
      'academic.pupils-check-requested.v1',
      'academic.enrollment-news-requested.v1',
    ]);
    for (const [who, role, status] of [
      [school.admin, 'admin', 200],
      [school.teachers[1], 'teacher', 403],
      [stranger.admin, 'admin', 404],
    ] as const) {
      const schoolId = who === stranger.admin ? stranger.schoolId : school.schoolId;
      const token = await app.tokenFor({ id: who.id, role, schoolId });
      expect((await app.call('GET', `/sagas/${body.sagaId}`, { token })).status).toBe(status);
    }
  });

  it('a pupil whom user refuses takes the enrolment back, and who asked for it is told why; nobody else is', async () => {
    const { id } = await newClass('物理');
    const { body } = await enroll(id);
    await app.settled();
    await checked(body.sagaId, pupils.slice(1, 2));
    expect(await view(body.sagaId)).toMatchObject({ state: 'undone', reason: 'suspended' });
    expect(await steps(body.sagaId)).toEqual(['seat undone', 'check failed', 'tell waiting']);
    const messages = await said(body.sagaId);
    expect(messages.map(({ type }) => type)).toEqual([
      'academic.pupils-check-requested.v1',
      'academic.enrollment-undone.v1',
    ]);
    const why = { by: school.teachers[0].id, reason: 'suspended', refused: 1, withClass: false, className: '物理' };
    expect(messages[1]?.data).toMatchObject(why);
    const one = await app.call<SchoolClass>('GET', `/classes/${id}`, { token: await teacher() });
    expect(one.body.students).toBe(0);
    const again = (await enroll(id, pupils.slice(0, 1))).body;
    expect(again.enrolled).toHaveLength(1);
    await checked(again.sagaId);
    await told(again.sagaId);
  });

  it('a class whose pupils nobody confirms is asked about twice and then is no more', async () => {
    const { id, sagaId, students } = await newClass('化学', { classGroupId: await groupOf('化', pupils.slice(0, 3)) });
    expect(students).toBe(3);
    await app.settled();
    app.clock.advance(5 * MINUTE + 1);
    expect(await said(sagaId ?? '')).toHaveLength(2);
    expect(await steps(sagaId ?? '')).toEqual(['seat done', 'check running', 'tell waiting']);
    const before = (await app.published('academic')).length;
    app.clock.advance(5 * MINUTE + 1);
    await app.settled();
    expect(await view(sagaId ?? '')).toMatchObject({ state: 'undone', reason: 'no_answer', kind: 'class-with-pupils' });
    expect((await app.call('GET', `/classes/${id}`, { token: await teacher() })).status).toBe(404);
    const after = (await app.published('academic')).slice(before).sort();
    expect(after).toEqual([
      'academic.class-removed.v1',
      'academic.enrollment-undone.v1',
      ...Array(3).fill('academic.student-unenrolled.v1'),
      'academic.teacher-unassigned.v1',
    ]);
  });

  it('news that nobody confirms is taken back, in the order in which it was asked for', async () => {
    const { id } = await newClass('生物');
    const { body } = await enroll(id);
    await app.settled();
    await checked(body.sagaId);
    for (let round = 0; round < 2; round += 1) {
      app.clock.advance(5 * MINUTE + 1);
      await app.settled();
    }
    const news = 'academic.enrollment-news-requested.v1';
    expect((await said(body.sagaId)).map(({ type }) => type).slice(1)).toEqual([
      ...[news, news],
      'academic.enrollment-news-withdrawn.v1',
      'academic.enrollment-undone.v1',
    ]);
    expect(await steps(body.sagaId)).toEqual(['seat undone', 'check done', 'tell undone']);
  });

  it('whoever is known to be suspended is refused by name and left out of a class group', async () => {
    const [last] = pupils.slice(-1);
    if (!last) throw new Error('no pupils');
    const classGroupId = await groupOf('停', [...pupils.slice(3, 4), last]);
    const facts = { schoolId: school.schoolId as never, role: 'student', status: 'suspended', language: 'ja' } as const;
    const names = { familyName: '姓', givenName: '名', familyKana: '', givenKana: '', loginId: 'x', email: null };
    await app.says(userSuspended, { id: last.id, eventSeq: 1 }, { ...facts, by: school.admin.id as never }, names);
    const made = await newClass('停止中', { classGroupId });
    expect(made.students).toBe(1);
    const refused = await enroll(made.id, [last]);
    expect(refused).toMatchObject({ status: 422, problem: { errors: [{ reason: 'suspended' }] } });
    const file = new FormData();
    file.set('file', new File(['login_id\nx\n'], 'x.csv'));
    const csv = await app.call('POST', `/classes/${made.id}/enrollments.csv`, { token: await teacher(), body: file });
    expect(csv.body).toMatchObject({ rows: [{ verdict: 'error', problems: [{ reason: 'suspended' }] }] });
  });
});
