import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolClass, SchoolYear } from '#contracts/academic/routes.ts';
import { installationSetUp, userRegistered } from '#contracts/user/events.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { academic } from '#modules/academic/module.ts';

const ids = uuidV7();

describe.each(DIALECTS)('academic alone, on %s', (dialect) => {
  let app: TestApplication;
  let admin: string;
  const schoolId = ids.next();

  beforeAll(async () => {
    app = await bootModule(academic, { dialect });
    const adminId = ids.next();
    admin = await app.tokenFor({ id: adminId, role: 'admin', schoolId });
    await app.says(
      installationSetUp,
      { id: schoolId, eventSeq: 0 },
      {
        schoolId: schoolId as never,
        name: '青嶺高等学校',
        code: 'aomine',
        timeZone: 'Asia/Tokyo',
        contactEmail: null,
        yearStartsOn: '2026-04-01',
        yearEndsOn: '2027-03-31',
        language: 'ja',
        administratorId: adminId as never,
      },
    );
  });
  afterAll(() => app.stop());

  it('founds the school with a current year and the default subjects', async () => {
    const years = await app.call<{ items: SchoolYear[] }>('GET', '/school-years', { token: admin });
    expect(years.body.items).toMatchObject([{ label: '2026年度', current: true }]);
    const subjects = await app.call<{ items: { name: string }[] }>('GET', '/subjects', { token: admin });
    expect(subjects.body.items.map((subject) => subject.name)).toContain('総合的な探究の時間');
    expect(await app.published('academic')).toEqual(['academic.school-founded.v1']);
  });
});
