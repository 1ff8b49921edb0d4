import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pupilsCheckRequested } from '#contracts/academic/events.ts';
import { SchoolId, UserId } from '#contracts/ids.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootSchool, type School } from '#modules/user/testing/school.ts';

describe.each(DIALECTS)('who may sit in a class, as user knows it, on %s', (dialect) => {
  let school: School;
  beforeAll(async () => {
    school = await bootSchool(dialect);
  });
  afterAll(() => school.stop());

  let asked = 0;
  const check = async (pupilIds: readonly string[], schoolId: string = school.schoolId) => {
    asked += 1;
    const saga = `${crypto.randomUUID()}:check:${asked}`;
    const ids = pupilIds.map((id) => UserId.parse(id));
    const data = { saga, schoolId: SchoolId.parse(schoolId), pupilIds: ids };
    await school.says(pupilsCheckRequested, { id: crypto.randomUUID(), eventSeq: 0 }, data);
    return (await school.events('user.pupils-checked.v1')).filter((event) => event.data.saga === saga);
  };

  it('is answered once: nobody is refused, or who and why', async () => {
    const pupil = await school.person('st1');
    const late = await school.person('st2');
    const teacher = await school.person('tea', { role: 'teacher' });
    expect((await check([pupil.id, late.id])).map((event) => event.data.refused)).toEqual([[]]);
    await school.call('POST', `/users/${late.id}/suspension`, { token: await school.asAdmin() });
    const nobody = crypto.randomUUID();
    expect(await check([pupil.id, late.id, teacher.id, nobody])).toMatchObject([
      {
        data: {
          refused: [
            { pupilId: late.id, reason: 'suspended' },
            { pupilId: teacher.id, reason: 'not_a_student' },
            { pupilId: nobody, reason: 'gone' },
          ],
        },
      },
    ]);
    const elsewhere = await check([pupil.id], crypto.randomUUID());
    expect(elsewhere).toMatchObject([{ data: { refused: [{ reason: 'elsewhere' }] } }]);
  });
});
