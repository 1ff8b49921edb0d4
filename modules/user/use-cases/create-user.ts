import type { SchoolId } from '#contracts/ids.ts';
import { forbidden } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { emailTaken, flushUnique, loginIdTaken } from '#modules/user/database/find.ts';
import { User } from '#modules/user/database/people.ts';
import { oneTimePassword } from '#modules/user/domain/one-time-passwords.ts';
import type { Names, Role } from '#modules/user/domain/person.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { randomnessToken } from '#modules/user/security/random.ts';
import { addUser } from './add-user.ts';
import { refuseWeak } from './choose-password.ts';

export type NewPerson = Names & {
  loginId: string;
  email?: string | undefined;
  role: Role;
  language: 'ja' | 'en';
  /** Chosen by the person; without it a one-time password is made. */
  password?: string | undefined;
};

/** An administrator adds one person; the password is answered this once. */
export async function createUser(
  context: ModuleContext,
  schoolId: SchoolId | null,
  { email: address, password: chosen, ...person }: NewPerson,
): Promise<{ user: User; password: string }> {
  if (schoolId === null && person.role !== 'admin') throw forbidden('Only operators stand outside of every school.');
  const email = address ?? null;
  if (chosen !== undefined) refuseWeak(chosen, person.loginId);
  const password = chosen ?? oneTimePassword((limit) => context.get(randomnessToken).below(limit));
  const passwordHash = await context.get(passwordsToken).hash(password);
  return context.transact(async (work) => {
    const loginId = person.loginId.normalize('NFKC');
    if ((await work.em.count(User, { loginKey: identityKey(loginId) })) > 0) throw loginIdTaken('loginId');
    if (email !== null && (await work.em.count(User, { emailKey: identityKey(email) })) > 0) throw emailTaken('email');
    const user = addUser(work, {
      ...person,
      loginId,
      email,
      schoolId,
      status: 'active',
      passwordHash,
      mustChangePassword: chosen === undefined,
      origin: 'admin',
    });
    await flushUnique(work.em);
    return { user, password };
  });
}
