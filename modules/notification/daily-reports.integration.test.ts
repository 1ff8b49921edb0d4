import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOffSet } from '#contracts/academic/events.ts';
import { questionsOfDay } from '#contracts/ai/queries.ts';
import { dayAtSchool } from '#contracts/analytics/queries.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { answer } from '#kernel/module.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { OCCASIONS } from '#modules/notification/occasions/list.ts';
import { holdOccasions } from '#modules/notification/occasions/occasion.ts';
import { bootNotification, type Inbox } from '#modules/notification/testing/school.ts';

const ids = uuidV7();

describe.each(DIALECTS)('reports of the day, by two instances, on %s', (dialect) => {
  let app: TestApplication;
  let other: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  let quiet: Seated;
  let asked: string[] = [];
  beforeAll(async () => {
    const answers = [
      answer(dayAtSchool, async (_context, { day }) => {
        asked.push(day);
        return {
          pupils: [{ personId: pupil.id, entries: 2, goals: 1 }],
          classes: [
            { classId: school.schoolClass.id, name: school.schoolClass.name, activeIds: [pupil.id], waiting: 1 },
          ],
        };
      }),
      answer(questionsOfDay, async () => ({
        items: [{ classId: school.schoolClass.id, personId: pupil.id, questions: 3 }],
      })),
    ];
    app = await bootNotification({ dialect, timers: false, answers });
    other = await bootNotification({ dialect, timers: false, beside: app, answers });
    school = await schoolWithClass(app);
    [pupil, quiet] = school.pupils as [Seated, Seated];
    const off = { schoolId: school.schoolId, weekday: null, fromDay: '2026-11-23', toDay: '2026-11-23' };
    await app.says(dayOffSet, { id: ids.next(), eventSeq: 0 }, off);
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });

  const look = async (instant: string) => {
    app.clock.set(instant);
    for (const instance of dialect === 'sqlite' ? [app, app] : [app, other])
      await holdOccasions(OCCASIONS)(instance.context('notification'));
  };
  const reports = async (who: Seated) => {
    const { body } = await app.call<Inbox>('GET', `/notifications/${who.id}`, { token: await who.as() });
    return body.items.filter(({ kind }) => kind === 'daily-report' || kind === 'class-report');
  };
  const told = (who: Seated, times: number) =>
    eventually(`${times} reports`, async () => ((await reports(who)).length === times ? reports(who) : undefined));

  it('tell pupils what they did and teachers how their class went, once, at the school’s hour', async () => {
    await look('2026-11-24T07:00:00Z');
    expect(await reports(pupil)).toEqual([]);
    await look('2026-11-24T08:00:00Z');
    expect(await told(pupil, 1)).toMatchObject([
      { kind: 'daily-report', link: '/log', values: { day: '2026-11-24', entries: 2, goals: 1, questions: 3 } },
    ]);
    const course = school.schoolClass;
    expect(await told(school.teacher, 1)).toMatchObject([
      {
        kind: 'class-report',
        link: `/classes/${course.id}/log`,
        values: { day: '2026-11-24', className: course.name, active: 1, asked: 1, open: 1 },
      },
    ]);
    await look('2026-11-24T12:00:00Z');
    expect(await reports(quiet)).toEqual([]);
    expect(asked).toEqual(['2026-11-24']);
  });

  it('leave out weekends and holidays, and come again on the next day of school', async () => {
    asked = [];
    await look('2026-11-23T08:00:00Z');
    await look('2026-11-28T08:00:00Z');
    await look('2026-11-29T08:00:00Z');
    await look('2026-11-30T08:00:00Z');
    await told(pupil, 2);
    expect(asked).toEqual(['2026-11-30']);
  });
});
