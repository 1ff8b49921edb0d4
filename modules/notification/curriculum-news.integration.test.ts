import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as events from '#contracts/content/events.ts';
import type { Notice } from '#contracts/notification/routes.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootNotification, type Member, schoolIn } from '#modules/notification/testing/school.ts';

describe.each(DIALECTS)('news of curricula, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let schoolId: never;
  let teacher: Member;
  let pupils: Member[];
  const CLASS = '018f0000-0000-7000-8000-0000000000cc' as never;
  const CURRICULUM = '018f0000-0000-7000-8000-0000000000c1';
  const OTHER = '018f0000-0000-7000-8000-0000000000c2';
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    const school = await schoolIn(app);
    schoolId = school.schoolId as never;
    teacher = await school.member({ role: 'teacher' });
    pupils = [await school.member(), await school.member()];
  });
  afterAll(() => app.stop());

  const inbox = async (n = 0) => {
    const who = pupils[n];
    const path = `/notifications/${who?.id}`;
    return (await app.call<{ items: Notice[] }>('GET', path, { token: await who?.as() })).body.items;
  };
  const facts = () => ({
    ...{ schoolId: schoolId, classId: CLASS, className: '地域探究', title: '1年の流れ' },
    ...{ mainTheme: '', totalHours: 35, hours: 2, phases: 1, weeks: 1, origin: 'hand' },
  });
  const everybody = () => pupils.map(({ id }) => id);

  it('pupils hear of a plan once, with the way to it; hidden unread, it is no news any more', async () => {
    const root = { id: CURRICULUM, eventSeq: 0 };
    await app.says(events.curriculumPublished, root, { ...facts(), tell: everybody() });
    await app.says(events.curriculumPublished, root, { ...facts(), tell: [] });
    expect(await inbox()).toMatchObject([
      {
        kind: 'curriculum-published',
        values: { className: '地域探究', title: '1年の流れ' },
        link: `/classes/${CLASS as string}/curricula/${CURRICULUM}`,
      },
    ]);
    await app.says(events.curriculumWithdrawn, root, facts());
    expect(await inbox()).toEqual([]);
  });

  it('an assignment’s news are told once, however often it asks, answered each time, and taken back with it', async () => {
    const data = () => ({
      ...{ schoolId: schoolId, title: '1年の流れ' },
      classes: [{ classId: CLASS, className: '地域探究', curriculumId: OTHER as never, tell: everybody() }],
    });
    const saga = { id: '018f0000-0000-7000-8000-0000000000a1', eventSeq: 0 };
    await app.says(events.curriculumNewsRequested, saga, { saga: `${saga.id}:tell:1`, ...data() });
    await app.says(events.curriculumNewsRequested, saga, { saga: `${saga.id}:tell:2`, ...data() });
    expect(await inbox(1)).toHaveLength(1);
    expect(await app.published('notification')).toEqual(Array(2).fill('notification.curriculum-told.v1'));
    await app.says(events.curriculumNewsWithdrawn, saga, {
      saga: `${saga.id}:undo-tell:1`,
      curriculumIds: [OTHER as never],
    });
    expect(await inbox(1)).toEqual([]);
    await app.says(events.curriculumAssignmentUndone, saga, {
      ...{ saga: `${saga.id}:undo-copy:1`, sagaId: saga.id as never, schoolId: schoolId },
      ...{ curriculumId: OTHER as never, classId: CLASS, title: '1年の流れ', className: '3組の探究' },
      ...{ by: teacher.id, reason: 'class_archived' },
    });
    const told = await app.call<{ items: Notice[] }>('GET', `/notifications/${teacher.id}`, {
      token: await teacher.as(),
    });
    expect(told.body.items).toMatchObject([{ kind: 'curriculum-undone', values: { reason: 'class_archived' } }]);
  });
});
