import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as basebuilder from '#contracts/basebuilder/events.ts';
import { ClassId, LearningPathId, TextSetId, UserId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootNotification, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

const ids = uuidV7();

describe.each(DIALECTS)('news of words and paths, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  beforeAll(async () => {
    app = await bootNotification({ dialect });
    school = await schoolIn(app);
  });
  afterAll(() => app.stop());

  it('reach those they are for, once each, and lead to what it is about', async () => {
    const [pupil, other] = [await school.member(), await school.member()];
    const { schoolId } = school;
    const classId = ClassId.parse(ids.next());
    const about = { schoolId, classId, className: '探究', dueDay: null, by: UserId.parse(ids.next()) };
    const toldIds = [pupil.id];
    const setId = TextSetId.parse(ids.next());
    const pathId = LearningPathId.parse(ids.next());
    const delivery = { id: ids.next(), eventSeq: 0 };
    await app.says(basebuilder.textSetDelivered, delivery, { ...about, setId, title: '【地域】No.1', toldIds });
    const assignment = { id: ids.next(), eventSeq: 0 };
    await app.says(basebuilder.pathAssigned, assignment, { ...about, pathId, title: '統計の入口', toldIds });
    expect((await school.inbox(pupil)).items).toMatchObject([
      { kind: 'path-assigned', link: `/practice/learning/${pathId}`, values: { title: '統計の入口' } },
      { kind: 'text-set-delivered', link: `/practice/texts/${setId}`, values: { title: '【地域】No.1' } },
    ]);
    expect((await school.inbox(other)).total).toBe(0);
  });
});
