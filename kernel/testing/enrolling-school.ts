import type * as z from 'zod';
import type { ClassGroupSummary, ClassSummary } from '#contracts/academic/routes.ts';
import type { MailView } from '#contracts/notification/routes.ts';
import type { ImportView, Tokens } from '#contracts/user/routes.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import type { SchoolProcess } from '#kernel/testing/school-process.ts';

/*
 * What is done to a school while it is killed, backed up and restored: a whole class group is put into a class, which
 * goes through all modules and ends with one mail per pupil.
 */
const PASSWORD = 'take-mizu-haru';
const ADMIN = 'admin';
type List<T> = { items: T[]; total: number };

export type Enrolling = { readonly pupils: number; readonly teacherId: string; readonly classGroupId: string };

export async function signedIn(school: SchoolProcess): Promise<string> {
  const body = { login: ADMIN, password: PASSWORD };
  return (await school.call<z.infer<typeof Tokens>>('POST', '/auth/login', undefined, body)).accessToken;
}

/** Founds the school: an administrator, a teacher, and a class group with pupils who can be written to. */
export async function foundEnrolling(school: SchoolProcess, pupils: number): Promise<Enrolling> {
  const names = { familyName: '桜井', givenName: '恵', familyKana: 'さくらい', givenKana: 'めぐみ' };
  await school.call('POST', '/setup', undefined, {
    school: {
      name: '青葉高等学校',
      code: 'aoba',
      timeZone: 'Asia/Tokyo',
      yearStartsOn: '2026-04-01',
      yearEndsOn: '2027-03-31',
    },
    administrator: { ...names, loginId: ADMIN, password: PASSWORD },
    language: 'ja',
  });
  await school.calm();
  const token = await signedIn(school);
  const made = await school.call<{ user: { id: string } }>('POST', '/users', token, {
    ...names,
    loginId: 'teacher',
    role: 'teacher',
  });
  const rows = Array.from({ length: pupils }, (_, n) =>
    [`st${n + 100}`, '森', `花${n}`, 'student', `s${n}@example.jp`, 1, '1年A組', n + 1].join(','),
  );
  const form = new FormData();
  const head = 'login_id,family_name,given_name,role,email,grade,class_group,attendance_number';
  form.set('file', new File([[head, ...rows].join('\n')], 'people.csv'));
  form.set('createGroups', 'true');
  await school.calm();
  const checked = await school.call<ImportView>('POST', '/users/imports', token, form);
  await school.call('POST', `/users/imports/${checked.id}/commit`, token, { version: checked.version });
  await eventually(
    'the import is written',
    async () => (await school.call<ImportView>('GET', `/users/imports/${checked.id}`, token)).state === 'done',
    60_000,
  );
  await school.calm();
  const groups = await school.call<{ items: ClassGroupSummary[] }>('GET', '/class-groups', token);
  const [group] = groups.items;
  if (group?.members !== pupils) throw new Error(`the class group is not complete: ${JSON.stringify(groups)}`);
  return { pupils, teacherId: made.user.id, classGroupId: group.id };
}

/** Opens a class for the whole class group. */
export const enroll = (school: SchoolProcess, token: string, name: string, { teacherId, classGroupId }: Enrolling) =>
  school.call('POST', '/classes', token, { name, teacherId, classGroupId });

/**
 * What has come of a class by this name: how many classes there are, the pupils in each, the mails written about it, and
 * to how many addresses. Enrolled once and told once is `{ classes: 1, students: [n], mails: n, addresses: n }`.
 */
export async function enrolled(school: SchoolProcess, token: string, name: string) {
  const { items } = await school.call<List<ClassSummary>>('GET', `/classes?q=${encodeURIComponent(name)}`, token);
  const found = items.filter((each) => each.name === name);
  const query = encodeURIComponent(`「${name}」`);
  const mails = await school.call<List<MailView>>('GET', `/mails?limit=100&q=${query}`, token);
  return {
    classes: found.length,
    students: found.map((each) => each.students),
    mails: mails.total,
    addresses: new Set(mails.items.map((mail) => mail.to)).size,
  };
}
