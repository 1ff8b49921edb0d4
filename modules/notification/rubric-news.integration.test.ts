import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rubricAssessmentOpened, rubricResultReleased } from '#contracts/assessment/events.ts';
import { ClassId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

const ids = uuidV7();

describe.each(DIALECTS)('news of assessments by rubric, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  let pupils: [Member, Member];
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    school = await schoolIn(app);
    pupils = [await school.member(), await school.member()];
  });
  afterAll(() => app.stop());

  it('are told once each to whom they concern, with the way there', async () => {
    const root = { id: ids.next(), eventSeq: 0 };
    const classId = ClassId.parse(ids.next());
    const facts = { schoolId: school.schoolId, classId, className: '探究', title: '<b>発表</b>' };
    const [ann, ben] = pupils;
    await app.says(rubricAssessmentOpened, root, { ...facts, tell: [ann.id, ben.id] });
    await app.says(rubricResultReleased, root, { ...facts, tell: [ann.id] });
    await app.says(rubricResultReleased, root, { ...facts, tell: [] });
    const link = `/classes/${classId}/rubrics/${root.id}`;
    const values = { className: '探究', title: '<b>発表</b>' };
    expect((await school.inbox(ann)).items).toMatchObject([
      { kind: 'rubric-shown', link, values },
      { kind: 'rubric-opened', link, values },
    ]);
    expect((await school.inbox(ben)).items.map(({ kind }) => kind)).toEqual(['rubric-opened']);
  });
});
