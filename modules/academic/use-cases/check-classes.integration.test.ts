import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolClass } from '#contracts/academic/routes.ts';
import { classesCheckRequested } from '#contracts/content/events.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { academic } from '#modules/academic/module.ts';
import { type Person, schoolWithPeople } from '#modules/academic/testing/school-with-people.ts';

describe.each(DIALECTS)('classes somebody wants to put something into, on %s', (dialect) => {
  let app: TestApplication;
  let school: Awaited<ReturnType<typeof schoolWithPeople>>;
  beforeAll(async () => {
    app = await bootModule(academic, { dialect });
    school = await schoolWithPeople(app, 'aomine');
  });
  afterAll(() => app.stop());

  const opened = async (name: string, by: Person) => {
    const token = await app.tokenFor({ id: by.id, role: 'teacher', schoolId: school.schoolId });
    const { body } = await app.call<SchoolClass>('POST', '/classes', { token, body: { name } });
    return { id: body.id, away: () => app.call('POST', `/classes/${body.id}/archive`, { token }) };
  };
  let asked = 0;
  /** What academic replies, with every event delivered twice. */
  const ask = async (by: Person | null, classIds: string[]) => {
    asked += 1;
    const saga = `018f0000-0000-7000-8000-00000000000${asked}:check:1`;
    await app.says(
      classesCheckRequested,
      { id: saga.slice(0, 36), eventSeq: 0 },
      { saga, schoolId: school.schoolId as never, classIds: classIds as never, by: (by?.id ?? null) as never },
    );
    const rows = await app
      .context('academic')
      .read()
      .getKysely<{ bus_event: { type: string; data: string } }>()
      .selectFrom('bus_event')
      .select('data')
      .where('type', '=', 'academic.classes-checked.v1')
      .execute();
    const replies = rows.map(({ data }) => JSON.parse(data)).filter((data) => data.saga === saga);
    expect(replies).toHaveLength(1);
    return (replies[0] as { refused: { classId: string; reason: string }[] }).refused;
  };

  it('are confirmed where they stand and the person teaches them, and refused by name elsewhere', async () => {
    const [mine, theirs] = school.teachers;
    const [open, away, foreign] = [await opened('1', mine), await opened('2', mine), await opened('3', theirs)];
    await away.away();
    expect(await ask(mine, [open.id])).toEqual([]);
    expect(await ask(mine, [open.id, away.id, foreign.id, school.schoolId])).toEqual([
      { classId: away.id, reason: 'class_archived' },
      { classId: foreign.id, reason: 'not_teaching' },
      { classId: school.schoolId, reason: 'class_gone' },
    ]);
    expect(await ask(school.admin, [open.id, foreign.id])).toEqual([]);
    expect(await ask(null, [open.id])).toEqual([{ classId: open.id, reason: 'not_teaching' }]);
  });
});
