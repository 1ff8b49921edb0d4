import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AnnouncementReader,
  AnnouncementView,
  ReceivedAnnouncement,
} from '#contracts/notification/announcements.ts';
import { DAY, HOUR, iso } from '#kernel/clock.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { bootNotification, type Inbox } from '#modules/notification/testing/school.ts';
import { publishDue } from '#modules/notification/use-cases/announcements/publish-announcement.ts';

const ids = uuidV7();
type Page<T> = { items: T[]; total: number; next?: string };

describe.each(DIALECTS)('announcements, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  let classmate: Seated;
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    school = await schoolWithClass(app, { pupils: 3 });
    [pupil, classmate] = school.pupils as [Seated, Seated];
  });
  afterAll(() => app.stop());

  const call = async <Body>(who: Seated, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
    app.call<Body>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const written = async (who: Seated, over: object = {}) => {
    const words = { title: '持ち物', body: '上ばきを持ってきてください。', role: 'students' };
    const audience = [{ kind: 'class', id: school.schoolClass.id }];
    const { body, status } = await call<AnnouncementView>(who, 'POST', '/announcements', {
      ...words,
      audience,
      ...over,
    });
    expect(status).toBe(201);
    return body;
  };
  const publish = (who: Seated, { id, version }: AnnouncementView, at?: string) =>
    call<AnnouncementView>(who, 'POST', `/announcements/${id}/publish`, { version, ...(at ? { at } : {}) });
  const out = (id: string) =>
    eventually('it has gone out', async () => {
      const { body } = await call<AnnouncementView>(school.admin, 'GET', `/announcements/${id}`);
      return body.state === 'published' ? body : undefined;
    });
  const sent = async (who: Seated, over: object = {}) => {
    const draft = await written(who, over);
    expect((await publish(who, draft)).status).toBe(200);
    return out(draft.id);
  };
  const inbox = async (who: Seated) => (await call<Inbox>(who, 'GET', `/notifications/${who.id}`)).body;
  const linesOf = async (who: Seated, id: string) =>
    (await inbox(who)).items.filter(({ link }) => link === `/announcements/${id}`).map(({ kind }) => kind);
  const readers = async (who: Seated, id: string, query = '') =>
    (await call<Page<AnnouncementReader>>(who, 'GET', `/announcements/${id}/readers${query}`)).body;

  it('reach their audience once, show who has read them, and remind the others once a day', async () => {
    const { id, receivers, readers: read } = await sent(school.teacher);
    expect([receivers, read]).toEqual([3, 0]);
    expect(await linesOf(pupil, id)).toEqual(['announcement']);
    expect(await linesOf(school.otherPupil, id)).toEqual([]);
    const received = await call<ReceivedAnnouncement>(pupil, 'GET', `/announcements/${id}/received`);
    expect(received.body).toMatchObject({ title: '持ち物', audienceNames: ['地域探究'], readAt: null });

    const { unread } = await inbox(pupil);
    for (let twice = 0; twice < 2; twice++)
      expect((await call(pupil, 'POST', `/announcements/${id}/read`)).status).toBe(204);
    expect((await inbox(pupil)).unread).toBe(unread - 1);
    expect(
      (await readers(school.teacher, id)).items.map(({ person, readAt, number }) => [
        person.id,
        readAt !== null,
        number,
      ]),
    ).toEqual([
      [classmate.id, false, 2],
      [school.pupils[2]?.id, false, 3],
      [pupil.id, true, 1],
    ]);
    expect((await readers(school.teacher, id, '?read=true')).total).toBe(1);

    for (let twice = 0; twice < 2; twice++)
      expect((await call(school.teacher, 'POST', `/announcements/${id}/remind`)).body).toEqual({ people: 2 });
    await eventually('they are reminded', async () => (await linesOf(classmate, id)).length === 2);
    app.clock.advance(DAY);
    await call(school.teacher, 'POST', `/announcements/${id}/remind`);
    await eventually('once more a day later', async () => (await linesOf(classmate, id)).length === 3);
    expect(await linesOf(classmate, id)).toEqual(['announcement-reminder', 'announcement-reminder', 'announcement']);
    expect(await linesOf(pupil, id)).toEqual(['announcement']);
  });

  it('go to the school, grades, class groups, teams and people, to each once however often they are meant', async () => {
    const size = async (audience: object[], role = 'students') =>
      (await call<{ people: number }>(school.admin, 'POST', '/announcement-audiences/size', { audience, role })).body
        .people;
    const all = { kind: 'school' };
    const grade = { kind: 'grade', grade: 1 };
    const group = { kind: 'classGroup', id: school.groupId };
    const course = { kind: 'class', id: school.schoolClass.id };
    const one = { kind: 'person', id: school.otherPupil.id };
    expect(await size([all])).toBe(4);
    expect([await size([all], 'staff'), await size([all], 'everyone')]).toEqual([3, 7]);
    expect([await size([grade]), await size([group]), await size([course])]).toEqual([3, 3, 3]);
    expect([await size([course], 'staff'), await size([course], 'everyone')]).toEqual([1, 4]);
    expect(await size([all, grade, group, course, one])).toBe(4);
    expect(await size([one, course])).toBe(4);
    expect(await size([])).toBe(0);
  });

  it('are for whom their author teaches or leads: everything else is refused by its part', async () => {
    const audience = [{ kind: 'class', id: school.schoolClass.id }];
    const refused = async (who: Seated, wrong: object) => {
      const { status, problem } = await call(who, 'POST', '/announcements', {
        audience: [...audience.slice(0, 0), wrong],
      });
      return [status, problem?.errors?.[0]?.reason];
    };
    const { teacher, otherTeacher, otherPupil, groupId, schoolClass } = school;
    for (const wrong of [
      { kind: 'school' },
      { kind: 'grade', grade: 1 },
      { kind: 'classGroup', id: groupId },
      { kind: 'person', id: otherPupil.id },
    ])
      expect(await refused(teacher, wrong)).toEqual([403, 'not_addressed']);
    for (const wrong of [
      { kind: 'class', id: schoolClass.id },
      { kind: 'team', id: ids.next(), classId: schoolClass.id, name: '1班' },
      { kind: 'person', id: pupil.id },
    ])
      expect(await refused(otherTeacher, wrong)).toEqual([403, 'not_addressed']);
    expect((await call(pupil, 'POST', '/announcements', { audience })).status).toBe(403);

    const led = await school.lead(otherTeacher);
    await sent(otherTeacher, {
      audience: [
        { kind: 'classGroup', id: groupId },
        { kind: 'person', id: pupil.id },
      ],
    });
    await led.leave();
    expect(await refused(otherTeacher, { kind: 'classGroup', id: groupId })).toEqual([403, 'not_addressed']);
    const found = await call<{ items: { id: string; classGroup: string | null }[] }>(
      teacher,
      'GET',
      '/announcement-people?q=せい',
    );
    expect(found.body.items.map(({ id }) => id)).toContain(pupil.id);
    expect(found.body.items.map(({ id }) => id)).not.toContain(otherPupil.id);
    expect(found.body.items.find(({ id }) => id === pupil.id)?.classGroup).toBe('A組');
  });

  it('lacking a title, words or readers stay drafts, and say which', async () => {
    for (const [over, field, reason] of [
      [{ title: ' ' }, '/title', 'required'],
      [{ body: '\n' }, '/body', 'required'],
      [{ audience: [] }, '/audience', 'nobody'],
      [
        { role: 'staff', audience: [{ kind: 'team', id: ids.next(), classId: school.schoolClass.id, name: 'x' }] },
        '/audience',
        'nobody',
      ],
    ] as const) {
      const draft = await written(school.teacher, over);
      const { status, problem } = await publish(school.teacher, draft);
      expect([status, problem?.errors?.[0]]).toMatchObject([422, { pointer: field, reason }]);
      expect((await call(school.teacher, 'DELETE', `/announcements/${draft.id}`)).status).toBe(204);
    }
    const draft = await written(school.teacher);
    const past = await publish(school.teacher, draft, iso(app.clock.now() - HOUR));
    expect([past.status, past.problem?.errors?.[0]?.reason]).toEqual([422, 'moment_passed']);
  });

  it('planned for later go out when it is time, once, and not if they are taken back before', async () => {
    const planned = await written(school.teacher);
    const kept = await written(school.teacher);
    const at = iso(app.clock.now() + 2 * HOUR);
    for (const each of [planned, kept]) expect((await publish(school.teacher, each, at)).body.state).toBe('scheduled');
    expect(
      (await call<AnnouncementView>(school.teacher, 'DELETE', `/announcements/${kept.id}/publish`)).body,
    ).toMatchObject({ state: 'draft', publishAt: null });
    await publishDue(app.context('notification'));
    expect(await linesOf(pupil, planned.id)).toEqual([]);
    app.clock.advance(2 * HOUR);
    for (let twice = 0; twice < 2; twice++) await publishDue(app.context('notification'));
    await out(planned.id);
    expect(await linesOf(pupil, planned.id)).toEqual(['announcement']);
    expect(await linesOf(pupil, kept.id)).toEqual([]);
  });

  it('may be corrected and taken back; whoever was told finds nothing then', async () => {
    const gone = await sent(school.teacher);
    const { audience, role, id } = gone;
    const corrected = await call<AnnouncementView>(school.teacher, 'PUT', `/announcements/${id}`, {
      ...{ title: '持ち物（訂正）', body: gone.body, audience: [], role, version: gone.version },
    });
    expect(corrected.body).toMatchObject({ title: '持ち物（訂正）', audience, correctedAt: expect.any(String) });
    const stale = await call(school.teacher, 'PUT', `/announcements/${id}`, { ...gone, title: 'x' });
    expect([stale.status, stale.problem?.code]).toEqual([409, 'VERSION_CONFLICT']);
    expect((await publish(school.teacher, corrected.body)).status).toBe(409);
    expect((await call(school.teacher, 'DELETE', `/announcements/${id}`)).status).toBe(409);

    expect((await call<AnnouncementView>(school.teacher, 'POST', `/announcements/${id}/withdraw`)).body.state).toBe(
      'withdrawn',
    );
    expect(await linesOf(pupil, id)).toEqual([]);
    expect((await call(pupil, 'GET', `/announcements/${id}/received`)).status).toBe(404);
    expect((await call(pupil, 'POST', `/announcements/${id}/read`)).status).toBe(404);
    expect((await call(school.teacher, 'POST', `/announcements/${id}/remind`)).status).toBe(409);
  });

  it('are their author’s and the administrators’; receipts are the receivers’ own', async () => {
    const { id } = await sent(school.teacher);
    for (const who of [school.otherTeacher, pupil]) {
      expect((await call(who, 'GET', `/announcements/${id}`)).status).toBe(403);
      expect((await call(who, 'GET', `/announcements/${id}/readers`)).status).toBe(403);
    }
    expect((await call(school.admin, 'GET', `/announcements/${id}/readers`)).status).toBe(200);
    expect((await call(school.otherPupil, 'GET', `/announcements/${id}/received`)).status).toBe(404);
    expect((await call(school.otherPupil, 'POST', `/announcements/${id}/read`)).status).toBe(404);
    const draft = await written(school.teacher);
    const seen = async (who: Seated) =>
      (await call<Page<AnnouncementView>>(who, 'GET', '/announcements?limit=200')).body.items.map((each) => each.id);
    expect([(await seen(school.admin)).includes(id), (await seen(school.admin)).includes(draft.id)]).toEqual([
      true,
      false,
    ]);
    expect(await seen(school.teacher)).toContain(draft.id);
    const own = await call<Page<AnnouncementView>>(school.otherTeacher, 'GET', '/announcements');
    expect(own.body.items.map((each) => each.id)).not.toContain(id);
    const theirs = await call<Page<ReceivedAnnouncement>>(
      pupil,
      'GET',
      `/notifications/${pupil.id}/announcements?limit=2`,
    );
    expect([theirs.body.items.length, theirs.body.items[0]?.id]).toEqual([2, id]);
    const rest = await call<Page<ReceivedAnnouncement>>(
      pupil,
      'GET',
      `/notifications/${pupil.id}/announcements?limit=200&cursor=${theirs.body.next}`,
    );
    expect(rest.body.items.length).toBe(theirs.body.total - 2);
  });
});
