import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolActivity, SchoolLine } from '#contracts/analytics/home.ts';
import { surveyCompleted } from '#contracts/assessment/events.ts';
import { themeSelected, themeUnselected } from '#contracts/content/events.ts';
import { ThemeId } from '#contracts/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { ClassSeat, DayCount } from '#modules/analytics/database/counters.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids, logOf } from '#modules/analytics/testing/log.ts';
import { recount, recountOnce } from '#modules/analytics/use-cases/counters/recount.ts';

describe.each(DIALECTS)('counters, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let course: Course;
  let pupil: Seated;
  let other: Seated;
  let log: ReturnType<typeof logOf>;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
    course = school.schoolClass;
    log = logOf(app);
    [pupil, other] = school.pupils as [Seated, Seated];
  });
  afterAll(() => app.stop());

  const rows = async () => {
    const em = app.context('analytics').read();
    const plain = <Row extends object>(found: readonly Row[]) => found.map((row) => ({ ...row, id: '' }));
    return {
      seats: plain(await em.find(ClassSeat, {}, { orderBy: { classId: 'asc', personId: 'asc' } })),
      days: plain(await em.find(DayCount, { entries: { $gt: 0 } }, { orderBy: { classId: 'asc', day: 'asc' } })),
    };
  };
  const perDay = async () => Object.fromEntries((await rows()).days.map(({ day, entries }) => [day, entries]));
  const theme = (who: Seated) => ({
    ...{ schoolId: school.schoolId, classId: course.id, personId: who.id, themeId: ThemeId.parse(ids.next()) },
    ...{ mainThemeId: null, title: '川', question: '川' },
  });

  it('follow an entry from day to day, into drafts, away and back', async () => {
    const entry = await log.enter(pupil, course, { day: '2026-11-20' });
    await log.enter(other, course, { day: '2026-11-20' });
    expect(await perDay()).toEqual({ '2026-11-20': 2 });
    await log.send(pupil, { ...entry, day: '2026-11-19', revision: 2 });
    expect(await perDay()).toEqual({ '2026-11-19': 1, '2026-11-20': 1 });
    await log.send(pupil, { ...entry, day: '2026-11-19', revision: 3, state: 'draft' });
    expect(await perDay()).toEqual({ '2026-11-20': 1 });
    await log.send(pupil, { ...entry, day: '2026-11-18', revision: 4 });
    await log.call(pupil, 'DELETE', `/activities/${entry.id}`);
    expect(await perDay()).toEqual({ '2026-11-20': 1 });
    await log.call(pupil, 'POST', `/activities/${entry.id}/restore`, {});
    expect(await perDay()).toEqual({ '2026-11-18': 1, '2026-11-20': 1 });
  });

  it('lose nothing when many enter at the same moment', async () => {
    await Promise.all(
      school.pupils.flatMap((who) => [1, 2, 3].map(() => log.enter(who, course, { day: '2026-11-11' }))),
    );
    expect((await perDay())['2026-11-11']).toBe(9);
  });

  it('made again from nothing are what they were, row by row and column by column', async () => {
    const selection = { id: ids.next(), eventSeq: 0 };
    await app.says(themeSelected, selection, theme(pupil));
    await app.says(themeSelected, { id: ids.next(), eventSeq: 0 }, theme(other));
    await app.says(themeUnselected, selection, theme(pupil));
    for (const survey of ['interest', 'personality'] as const)
      await app.says(
        surveyCompleted,
        { id: ids.next(), eventSeq: 0 },
        { schoolId: school.schoolId, studentId: other.id, survey, definitionVersion: 1, number: 1 },
      );
    const seat = await school.enroll(school.otherPupil, course);
    await seat.leave();
    const live = await rows();
    expect(live.seats.map(({ present, theme: chosen, surveys }) => [present, chosen, surveys])).toContainEqual([
      true,
      true,
      2,
    ]);
    expect(live.seats.some(({ present }) => !present)).toBe(true);
    const context = app.context('analytics');
    const moved = new Map(live.seats.map((row) => [row.personId, row.movedAt]));
    await context.transact(async ({ em }) => {
      await em.nativeDelete(ClassSeat, {});
      await em.nativeDelete(DayCount, {});
    });
    await recountOnce(context);
    const again = await rows();
    // When something happened last, and who has left, stand in the events only: the count begins now.
    const seated = live.seats.filter(({ present }) => present);
    expect(again.seats.map((row) => ({ ...row, movedAt: moved.get(row.personId) }))).toEqual(seated);
    expect(again.days).toEqual(live.days);
    await context.transact(async ({ em }) => {
      await em.nativeUpdate(DayCount, {}, { entries: 77 });
      await em.nativeUpdate(ClassSeat, {}, { surveys: 9, present: false });
    });
    await recount(context);
    expect((await rows()).days).toEqual(live.days);
    expect((await rows()).seats).toEqual(again.seats);
  });

  it('tell administrators what their school does, day by day, and which classes are quiet', async () => {
    const quiet = await school.course('静かな講座');
    await school.enroll(other, quiet);
    const read = async (days: number, who = school.admin) =>
      (await log.call<SchoolActivity>(who, 'GET', `/analytics/school?days=${days}`)).body;
    const week = await read(7);
    expect(week.days.map(({ day }) => day)).toEqual(
      ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`),
    );
    expect([week.entries, week.activePupils, week.pupils, week.classes]).toEqual([2, 2, 3, 2]);
    expect(week.quiet).toEqual([{ classId: quiet.id, className: '静かな講座', lastDay: null }]);
    expect((await read(30)).entries).toBe(11);
    expect((await read(90)).days).toHaveLength(90);
    expect(week.asOf).toBeNull();
    for (const days of [8, 'x'])
      expect((await log.call(school.admin, 'GET', `/analytics/school?days=${days}`)).status).toBe(400);
    for (const who of [school.teacher, pupil])
      expect((await log.call(who, 'GET', '/analytics/school')).status).toBe(403);
  });

  it('tell the operator the same of every school, and nobody else', async () => {
    const second = await schoolWithClass(app, { name: '第二高校', pupils: 1 });
    const token = await app.tokenFor({ id: ids.next(), role: 'admin', schoolId: null });
    const { body } = await app.call<{ items: SchoolLine[] }>('GET', '/analytics/schools?days=30', { token });
    const lines = Object.fromEntries(body.items.map((line) => [line.schoolId, line]));
    expect(lines[school.schoolId]).toMatchObject({ pupils: 3, activePupils: 3, entries: 11, classes: 2 });
    expect(lines[second.schoolId]).toMatchObject({ name: '第二高校', pupils: 1, activePupils: 0, entries: 0 });
    expect((await log.call(school.admin, 'GET', '/analytics/schools')).status).toBe(403);
  });
});
