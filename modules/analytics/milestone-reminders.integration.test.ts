import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOffSet } from '#contracts/academic/events.ts';
import type { milestoneNear } from '#contracts/analytics/events.ts';
import type { MilestoneView } from '#contracts/analytics/milestones.ts';
import type { EventData } from '#contracts/define.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids } from '#modules/analytics/testing/log.ts';
import { tellNearMilestones } from '#modules/analytics/use-cases/milestones/tell-near-milestones.ts';

/** Where no timer runs: the clock is moved and each look is taken by hand. */
const still = { ...analytics, timers: [] };
type Near = EventData<typeof milestoneNear>;

describe.each(DIALECTS)('milestones that come near, on %s', (dialect) => {
  let app: TestApplication;
  let other: TestApplication;
  let school: SchoolWithClass;
  let course: Course;
  let pupil: Seated;
  let classmate: Seated;
  beforeAll(async () => {
    app = await bootModule(still, { dialect });
    other = await bootModule(still, { dialect, beside: app });
    school = await schoolWithClass(app);
    [pupil, classmate] = school.pupils as [Seated, Seated];
    const off = { schoolId: school.schoolId, weekday: null };
    // Monday 23 November 2026 is 勤労感謝の日.
    await app.says(dayOffSet, { id: ids.next(), eventSeq: 0 }, { ...off, fromDay: '2026-11-23', toDay: '2026-11-23' });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });

  const begin = async (words: object) => {
    app.clock.set('2026-11-16T03:00:00.000Z');
    course = await school.course('探究');
    await school.assign(school.teacher, course);
    for (const who of [pupil, classmate]) await school.enroll(who, course);
    const { body } = await app.call<MilestoneView>('POST', `/classes/${course.id}/milestones`, {
      token: await school.teacher.as(),
      body: { title: '中間発表の要旨', dueDay: '2026-11-26', ...words },
    });
    return body;
  };
  /** What has been told of a milestone, after a look at this hour of Japan by both instances. */
  const toldAt = async (of: MilestoneView, hour: string): Promise<Near[]> => {
    app.clock.set(`${hour}:00+09:00`);
    for (const instance of dialect === 'sqlite' ? [app, app] : [app, other])
      await tellNearMilestones(instance.context('analytics'));
    const rows = await app
      .context('analytics')
      .read()
      .getKysely<{ bus_event: { type: string; data: string; pos: number } }>()
      .selectFrom('bus_event')
      .select('data')
      .where('type', '=', 'analytics.milestone-near.v1')
      .execute();
    return rows
      .map(({ data }) => JSON.parse(data) as Near)
      .filter(({ milestoneId }) => milestoneId === of.id)
      .sort((a, b) => a.dueDay.localeCompare(b.dueDay) || b.left - a.left);
  };

  it('are told three school days before, a weekend and a holiday aside, once, from the morning on', async () => {
    // Thursday 26: Wednesday 25, Tuesday 24, and before the holiday and the weekend Friday 20.
    const one = await begin({});
    expect(one.remindDays).toBe(3);
    expect(await toldAt(one, '2026-11-19T18:00')).toEqual([]);
    expect(await toldAt(one, '2026-11-20T07:59')).toEqual([]);
    const [near, ...more] = await toldAt(one, '2026-11-20T08:00');
    expect(more).toEqual([]);
    expect(near).toMatchObject({ about: 'due', left: 6, className: '探究', dueDay: '2026-11-26' });
    expect([...(near?.personIds ?? [])].sort()).toEqual([pupil.id, classmate.id].sort());
    expect(await toldAt(one, '2026-11-24T09:00')).toHaveLength(1);
  });

  it('are told to those who have not handed in; and after the day to those who still have not', async () => {
    const one = await begin({ remindDays: 1 });
    await app.call('POST', `/milestones/${one.id}/submission`, {
      token: await pupil.as(),
      body: { version: 0, content: 'できました' },
    });
    const [near] = await toldAt(one, '2026-11-25T08:00');
    expect(near).toMatchObject({ about: 'due', left: 1, personIds: [classmate.id] });
    expect(await toldAt(one, '2026-11-26T20:00')).toHaveLength(1);
    const [, overdue] = await toldAt(one, '2026-11-27T08:00');
    expect(overdue).toMatchObject({ about: 'overdue', left: -1, personIds: [classmate.id] });
    expect(await toldAt(one, '2026-11-30T08:00')).toHaveLength(2);
  });

  it('are told late when nobody was running, not on the day they were set, and again for another day', async () => {
    const late = await begin({});
    expect(await toldAt(late, '2026-11-25T22:00')).toMatchObject([{ about: 'due', left: 1 }]);
    const moved = await app.call<MilestoneView>('PUT', `/milestones/${late.id}`, {
      token: await school.teacher.as(),
      body: { ...late, dueDay: '2026-12-10' },
    });
    expect(moved.body.dueDay).toBe('2026-12-10');
    expect(await toldAt(late, '2026-12-07T08:00')).toMatchObject([{ left: 1 }, { about: 'due', left: 3 }]);

    const soon = await begin({ dueDay: '2026-11-17' });
    expect(await toldAt(soon, '2026-11-16T20:00')).toEqual([]);
    expect(await toldAt(soon, '2026-11-17T08:00')).toMatchObject([{ about: 'due', left: 0 }]);
    const none = await begin({ remindDays: 0 });
    expect(await toldAt(none, '2026-11-25T08:00')).toEqual([]);
    const gone = await begin({});
    await app.call('DELETE', `/milestones/${gone.id}`, { token: await school.teacher.as() });
    expect(await toldAt(gone, '2026-11-25T08:00')).toEqual([]);
    const forgotten = await begin({ dueDay: '2026-11-17' });
    expect(await toldAt(forgotten, '2026-12-20T08:00')).toEqual([]);
  });
});
