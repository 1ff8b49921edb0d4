import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupMemberJoined, groupMemberLeft } from '#contracts/academic/events.ts';
import { GroupId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { levels, type RubricClass, rubricClass } from '#modules/assessment/testing/rubric-class.ts';

const ids = uuidV7();

describe.each(DIALECTS)('peers of a project group, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let one: RubricClass;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 4 });
    one = rubricClass(app, school);
  });
  afterAll(() => app.stop());

  it('score each other, and go on with what they have begun when the group changes', async () => {
    const [ann, ben, cho] = school.pupils as [Seated, Seated, Seated];
    const group = GroupId.parse(ids.next());
    const join = async (who: Seated) => {
      const root = { id: ids.next(), eventSeq: 0 };
      const facts = { schoolId: school.schoolId, classId: school.schoolClass.id, groupId: group, personId: who.id };
      await app.says(groupMemberJoined, root, facts);
      return () => app.says(groupMemberLeft, root, facts);
    };
    await join(ann);
    const leave = await join(ben);
    const { id } = await one.opened({ peers: 'group', self: false });
    const tasks = async (who: Seated) => (await one.tasks(who, id)).map(({ student }) => student.id);
    expect([await tasks(ann), await tasks(ben), await tasks(cho)]).toEqual([[ben.id], [ann.id], []]);
    expect((await one.handIn(cho, id, ann, { levels: levels(4, 4) })).status).toBe(403);
    await one.keep(ann, id, ben, { levels: levels(3, 3) });
    await leave();
    await join(cho);
    expect((await tasks(ann)).toSorted()).toEqual([ben.id, cho.id].toSorted());
    expect([await tasks(ben), await tasks(cho)]).toEqual([[], [ann.id]]);
  });
});
