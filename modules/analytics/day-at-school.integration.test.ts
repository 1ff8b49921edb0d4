import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { dayAtSchool } from '#modules/analytics/queries/day-at-school.ts';
import { logOf } from '#modules/analytics/testing/log.ts';

describe.each(DIALECTS)('a day at school, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
  });
  afterAll(() => app.stop());

  it('counts entries and goals of the day, and what waits for a teacher; drafts, other days and schools do not count', async () => {
    const [pupil, other] = school.pupils as [Seated, Seated];
    const log = logOf(app);
    const course = school.schoolClass;
    const first = await log.enter(pupil, course);
    await log.enter(pupil, course);
    await log.enter(other, course, { day: '2026-11-21' });
    await log.send(other, { ...first, id: first.id.replace(/.$/, (c) => (c === '0' ? '1' : '0')), state: 'draft' });
    const goal = { kind: 'short', title: '5人に聞く', dueDay: '2026-11-29' };
    await log.call(other, 'POST', '/goals', goal);
    await log.remark(school.teacher, first, 'どうしてですか。');
    await log.remark(pupil, first, '気になったからです。');
    const day = await dayAtSchool(app.context('analytics'), { schoolId: school.schoolId, day: '2026-11-22' });
    expect(day.pupils.sort((a, b) => a.goals - b.goals)).toEqual([
      { personId: pupil.id, entries: 2, goals: 0 },
      { personId: other.id, entries: 0, goals: 1 },
    ]);
    expect(day.classes).toEqual([
      { classId: course.id, name: course.name, activeIds: [pupil.id], waiting: expect.any(Number) },
    ]);
    expect(day.classes[0]?.waiting).toBeGreaterThanOrEqual(1);
    const nobody = { schoolId: '018f0000-0000-7000-8000-0000000000ff', day: '2026-11-22' };
    expect(await dayAtSchool(app.context('analytics'), nobody)).toEqual({ pupils: [], classes: [] });
  });
});
