import { installationSetUp, userRegistered } from '#contracts/user/events.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';

const ids = uuidV7();

export type Person = { id: string; token: string };

/** A school as the user module tells of it, with an administrator, two teachers and six pupils. */
export async function schoolWithPeople(app: TestApplication, code: string) {
  const schoolId = ids.next();
  let made = 0;
  const person = async (role: 'admin' | 'teacher' | 'student'): Promise<Person> => {
    made += 1;
    const id = ids.next();
    await app.says(
      userRegistered,
      { id, eventSeq: 0 },
      { schoolId: schoolId as never, role, status: 'active', language: 'ja', origin: 'admin' },
      {
        familyName: `姓${made}`,
        givenName: `名${made}`,
        familyKana: `せい${String(made).padStart(2, '0')}`,
        givenKana: 'めい',
        loginId: `${code}-${made}`,
        email: null,
      },
    );
    return { id, token: await app.tokenFor({ id, role, schoolId }) };
  };
  await app.says(
    installationSetUp,
    { id: schoolId, eventSeq: 0 },
    {
      schoolId: schoolId as never,
      name: '青嶺高等学校',
      code,
      timeZone: 'Asia/Tokyo',
      contactEmail: null,
      yearStartsOn: '2026-04-01',
      yearEndsOn: '2027-03-31',
      language: 'ja',
      administratorId: ids.next() as never,
    },
  );
  const admin = await person('admin');
  const teachers = [await person('teacher'), await person('teacher')] as const;
  const pupils: Person[] = [];
  while (pupils.length < 6) pupils.push(await person('student'));
  return { schoolId, admin, teachers, pupils };
}
