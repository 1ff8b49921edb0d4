import { SchoolId } from '#contracts/ids.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { Installation, User } from '#modules/user/database/people.ts';
import { schoolByCode } from '#modules/user/database/read-models/schools.ts';
import { createUser, type NewPerson } from './create-user.ts';

export type NewAdministrator = Omit<NewPerson, 'role'> & {
  /** The school's code, `only` for the school the installation was set up with, or `none` for the operator. */
  school: { code: string } | 'only' | 'none';
};

/**
 * Whoever runs the installation makes an administrator, of a school or of none (the operator); also when nobody can
 * sign in any more. Not before the first school: the page that founds it opens only while nobody has an account.
 */
export async function createAdministrator(
  context: ModuleContext,
  { school, ...person }: NewAdministrator,
): Promise<{ user: User; password: string }> {
  const em = context.read();
  const [installation] = await em.find(Installation, {}, { limit: 1 });
  if (!installation && (await em.count(User)) === 0) {
    throw new Refusal('CONFLICT', 'There is no school yet: its first administrator is made by the page /setup.');
  }
  return createUser(context, await schoolIdOf(), { ...person, role: 'admin' });

  async function schoolIdOf(): Promise<SchoolId | null> {
    if (school === 'none') return null;
    if (school === 'only') {
      if (!installation) throw new Refusal('SCHOOL_CODE_UNKNOWN', 'Which school? Name it by its code.');
      return installation.schoolId;
    }
    const found = await schoolByCode(em, school.code);
    if (!found) throw new Refusal('SCHOOL_CODE_UNKNOWN', `No school has the code ${school.code}.`);
    return SchoolId.parse(found.id);
  }
}
