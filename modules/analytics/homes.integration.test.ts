import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassNumbers, SilentPupil, StalledTheme, StudentPage } from '#contracts/analytics/home.ts';
import type { MilestoneView } from '#contracts/analytics/milestones.ts';
import { surveyCompleted } from '#contracts/assessment/events.ts';
import { themeProposed, themeSelected, themeUnselected } from '#contracts/content/events.ts';
import { ThemeId } from '#contracts/ids.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids, logOf } from '#modules/analytics/testing/log.ts';

describe.each(DIALECTS)('the first pages, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let log: ReturnType<typeof logOf>;
  let course: Course;
  let pupil: Seated;
  let other: Seated;
  let third: Seated;
  let made = 0;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
    log = logOf(app);
  });
  afterAll(() => app.stop());

  const newClass = async () => {
    made += 1;
    app.clock.set('2026-11-22T09:00:00.000Z');
    course = await school.course(`講座${made}`);
    [pupil, other, third] = school.pupils as [Seated, Seated, Seated];
    await school.assign(school.teacher, course);
    for (const who of school.pupils) await school.enroll(who, course);
  };
  const call = async <T>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const numbers = async (who = school.teacher) =>
    (await call<{ items: ClassNumbers[] }>(who, 'GET', '/analytics/classes')).body.items.find(
      ({ classId }) => classId === course.id,
    );
  const silent = async () =>
    (await call<{ items: SilentPupil[] }>(school.teacher, 'GET', `/analytics/classes/${course.id}/silent`)).body.items;
  const page = async (of: Seated, who = of) =>
    (await call<StudentPage>(who, 'GET', `/analytics/student/${of.id}`)).body;
  const answered = (who: Seated, survey: 'interest' | 'personality', number = 1) =>
    app.says(
      surveyCompleted,
      { id: ids.next(), eventSeq: 0 },
      { schoolId: school.schoolId, studentId: who.id, survey, definitionVersion: 1, number },
    );
  const theme = (who: Seated) => ({
    schoolId: school.schoolId,
    classId: course.id,
    personId: who.id,
    themeId: ThemeId.parse(ids.next()),
    mainThemeId: null,
    title: '商店街',
    question: 'なぜシャッターが開かないのか',
  });

  it('count pupils, themes, surveys, entries by week, the silent and what waits, each once', async () => {
    await newClass();
    const chosen = { id: ids.next(), eventSeq: 0 };
    await app.says(themeSelected, chosen, theme(pupil));
    await app.says(themeSelected, { id: ids.next(), eventSeq: 0 }, theme(other));
    await answered(pupil, 'interest');
    await answered(pupil, 'personality');
    await answered(pupil, 'personality', 2);
    await answered(other, 'interest');
    // 16 to 22 November are the last seven days; the 8th is fourteen days ago, and silent.
    await log.enter(pupil, course, { day: '2026-11-16' });
    await log.enter(pupil, course, { day: '2026-11-15' });
    await log.enter(other, course, { day: '2026-11-08' });
    await log.enter(other, course, { day: '2026-09-28' });
    await log.send(third, { ...(await log.enter(third, course)), state: 'draft', revision: 2 });
    const milestone = await call<MilestoneView>(school.teacher, 'POST', `/classes/${course.id}/milestones`, {
      title: '要旨',
      dueDay: '2026-11-27',
    });
    for (const who of [pupil, other])
      await call(who, 'POST', `/milestones/${milestone.body.id}/submission`, { version: 0, content: 'x' });
    expect(await numbers()).toEqual({
      classId: course.id,
      className: course.name,
      pupils: 3,
      themes: 2,
      surveys: 1,
      weeks: [1, 0, 0, 0, 0, 1, 1, 1],
      silent: 2,
      stalled: 0,
      waitingEntries: 4,
      waitingSubmissions: 2,
    });
    await app.says(themeUnselected, chosen, theme(pupil));
    expect((await numbers())?.themes).toBe(1);
    expect(await numbers(school.otherTeacher)).toBeUndefined();
    expect((await call(pupil, 'GET', '/analytics/classes')).status).toBe(403);
  });

  it('leave out classes that were put away and pupils who have left', async () => {
    await newClass();
    const seat = await school.enroll(school.otherPupil, course);
    expect((await numbers())?.pupils).toBe(4);
    await seat.leave();
    expect((await numbers())?.pupils).toBe(3);
    await school.archive(course);
    expect(await numbers()).toBeUndefined();
  });

  it('say who is silent since when, the longest first, and remind each once a day', async () => {
    await newClass();
    await log.enter(pupil, course, { day: '2026-11-01' });
    await log.enter(other, course, { day: '2026-11-20' });
    expect((await silent()).map(({ student, lastDay, reminded }) => [student.id, lastDay, reminded])).toEqual([
      [third.id, null, false],
      [pupil.id, '2026-11-01', false],
    ]);
    expect((await silent())[1]?.days).toHaveLength(28);
    const path = `/classes/${course.id}/reminders`;
    const remind = async (personIds: string[], more = {}) =>
      (await call<{ reminded: string[] }>(school.teacher, 'POST', path, { personIds, ...more })).body.reminded;
    const told = async () => (await app.published('analytics')).filter((type) => type.includes('reminder')).length;
    const before = await told();
    expect(await remind([third.id, third.id])).toEqual([third.id]);
    expect(await remind([third.id, pupil.id])).toEqual([pupil.id]);
    expect(await remind([third.id])).toEqual([]);
    expect((await told()) - before).toBe(2);
    expect((await silent()).every(({ reminded }) => reminded)).toBe(true);
    app.clock.set('2026-11-22T15:00:00.000Z');
    expect(await remind([third.id])).toEqual([third.id]);
    const strange = await call(school.teacher, 'POST', path, { personIds: [school.otherPupil.id] });
    expect(strange.problem.errors).toMatchObject([{ pointer: '/personIds', reason: 'not_in_class' }]);
    expect((await call(pupil, 'POST', path, { personIds: [other.id] })).status).toBe(403);
    expect((await call(school.otherTeacher, 'POST', path, { personIds: [other.id] })).status).toBe(403);
    const elsewhere = await call<MilestoneView>(
      school.teacher,
      'POST',
      `/classes/${school.schoolClass.id}/milestones`,
      { title: '別の', dueDay: '2026-12-01' },
    );
    const wrong = await call(school.teacher, 'POST', path, {
      personIds: [other.id],
      milestoneId: elsewhere.body.id,
    });
    expect(wrong.status).toBe(404);
  });

  it('say whose theme has stalled, the longest first, and remind each once a day of it', async () => {
    await newClass();
    app.clock.advance(7 * DAY);
    await app.says(themeSelected, { id: ids.next(), eventSeq: 0 }, theme(pupil));
    await app.says(
      themeProposed,
      { id: ids.next(), eventSeq: 0 },
      {
        ...{ schoolId: school.schoolId, classId: course.id, className: course.name, personId: other.id },
        ...{ mainThemeId: null, origin: 'hand', title: '川', question: '川', revision: 1, teacherIds: [] },
      },
    );
    const stalled = async () =>
      (await call<{ items: StalledTheme[] }>(school.teacher, 'GET', `/analytics/classes/${course.id}/stalled`)).body
        .items;
    expect(await stalled()).toEqual([]);
    app.clock.advance(7 * DAY);
    expect((await stalled()).map(({ student, since }) => [student.id, since])).toEqual([[third.id, '2026-11-22']]);
    app.clock.advance(7 * DAY);
    expect((await stalled()).map(({ student, since }) => [student.id, since])).toEqual([
      [third.id, '2026-11-22'],
      [other.id, '2026-11-29'],
    ]);
    expect((await numbers())?.stalled).toBe(2);
    const remind = async () =>
      (
        await call<{ reminded: string[] }>(school.teacher, 'POST', `/classes/${course.id}/reminders`, {
          personIds: [third.id],
          about: 'theme',
        })
      ).body.reminded;
    expect([await remind(), await remind()]).toEqual([[third.id], []]);
    expect((await stalled()).map(({ reminded }) => reminded)).toEqual([true, false]);
    // Of the log they have not heard today.
    expect((await silent()).find(({ student }) => student.id === third.id)?.reminded).toBe(false);
    expect((await call(pupil, 'GET', `/analytics/classes/${course.id}/stalled`)).status).toBe(403);
  });

  it('reminds once when two teachers do it at the same moment', async () => {
    await newClass();
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        call<{ reminded: string[] }>(school.teacher, 'POST', `/classes/${course.id}/reminders`, {
          personIds: [pupil.id],
        }),
      ),
    );
    expect(answers.flatMap(({ body }) => body.reminded)).toEqual([pupil.id]);
  });

  it('show the homeroom teacher of a pupil what they did in every class, and nobody else’s teacher', async () => {
    await newClass();
    const entry = await log.enter(pupil, course, { title: '担任も読む' });
    const lead = await school.person('teacher');
    const seen = async () => (await log.ofStudent(lead, pupil)).items.map(({ id }) => id);
    expect((await call(lead, 'GET', `/analytics/student/${pupil.id}`)).status).toBe(403);
    const seat = await school.lead(lead);
    expect(await seen()).toContain(entry.id);
    expect((await log.read(lead, entry)).title).toBe('担任も読む');
    expect((await page(pupil, lead)).entries.map(({ id }) => id)).toContain(entry.id);
    // Who teaches the pupil elsewhere does not read it.
    const elsewhere = await school.course('よそ');
    await school.assign(school.otherTeacher, elsewhere);
    const left = await school.enroll(pupil, elsewhere);
    expect((await call(school.otherTeacher, 'GET', `/activities/${entry.id}`)).status).toBe(403);
    expect((await log.ofStudent(school.otherTeacher, pupil)).items).toEqual([]);
    await left.leave();
    await seat.leave();
    expect((await call(lead, 'GET', `/activities/${entry.id}`)).status).toBe(403);
  });

  it('show a pupil their own: what is new to read, entries, goals, milestones and the question of each class', async () => {
    await newClass();
    await app.says(themeSelected, { id: ids.next(), eventSeq: 0 }, theme(pupil));
    const entry = await log.enter(pupil, course, { title: '聞いた' });
    await log.send(pupil, { ...(await log.enter(pupil, course)), state: 'draft', revision: 2 });
    await log.remark(school.teacher, entry, 'よく聞けました');
    const own = await page(pupil);
    expect(own.news.map(({ id }) => id)).toEqual([entry.id]);
    const here = own.classes.find(({ classId }) => classId === course.id);
    expect(here).toMatchObject({ entries: 1, lastDay: '2026-11-22', theme: { title: '商店街' } });
    await log.call(pupil, 'POST', `/activities/${entry.id}/read`, {});
    expect((await page(pupil)).news).toEqual([]);
    expect(own.entries.some(({ state }) => state === 'draft')).toBe(true);
    const read = await page(pupil, school.teacher);
    expect(read.entries.some(({ state }) => state === 'draft')).toBe(false);
    for (const who of [other, school.otherTeacher])
      expect((await call(who, 'GET', `/analytics/student/${pupil.id}`)).status).toBe(403);
  });
});
