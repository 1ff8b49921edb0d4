import { SchoolId } from '#contracts/ids.ts';
import { refuseField } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { emailTaken, flushUnique, loginIdTaken } from '#modules/user/database/find.ts';
import { User } from '#modules/user/database/people.ts';
import { schoolByCode } from '#modules/user/database/read-models/schools.ts';
import type { Names } from '#modules/user/domain/person.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { addUser } from './add-user.ts';
import { refuseWeak } from './choose-password.ts';
import { requestLink } from './mail-link.ts';

export type Registration = Names & {
  schoolCode: string;
  loginId: string;
  email: string;
  password: string;
  /** Nobody makes themselves an administrator. */
  role: 'student' | 'teacher';
  language: 'ja' | 'en';
};

/** A person asks to be let into a school, by its code. A mail confirms the address; then somebody there decides. */
export async function register(context: ModuleContext, { schoolCode, password, ...person }: Registration) {
  const school = await schoolByCode(context.read(), schoolCode);
  if (!school) {
    throw refuseField('SCHOOL_CODE_UNKNOWN', 'schoolCode', 'school_code_unknown', 'No school has this code.');
  }
  refuseWeak(password, person.loginId);
  const passwordHash = await context.get(passwordsToken).hash(password);
  return context.transact(async (work) => {
    const loginId = person.loginId.normalize('NFKC');
    if ((await work.em.count(User, { loginKey: identityKey(loginId) })) > 0) throw loginIdTaken('loginId');
    if ((await work.em.count(User, { emailKey: identityKey(person.email) })) > 0) throw emailTaken('email');
    const user = addUser(work, {
      ...person,
      loginId,
      schoolId: SchoolId.parse(school.id),
      status: 'registered',
      passwordHash,
      mustChangePassword: false,
      origin: 'self',
    });
    await requestLink(work, user, 'confirm', person.email);
    await flushUnique(work.em);
    return { id: user.id, status: user.status };
  });
}
