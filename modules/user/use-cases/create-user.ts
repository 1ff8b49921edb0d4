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

export type NewPerson = Names & {
  loginId: string;
  email?: string | undefined;
  role: Role;
  language: 'ja' | 'en';
};

/** An administrator adds one person; the one-time password is answered this once. */
export async function createUser(
  context: ModuleContext,
  schoolId: SchoolId | null,
  { email: address, ...person }: NewPerson,
): Promise<{ user: User; password: string }> {
  if (schoolId === null && person.role !== 'admin') throw forbidden('Only operators stand outside of every school.');
  const email = address ?? null;
  const password = oneTimePassword((limit) => context.get(randomnessToken).below(limit));
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
      mustChangePassword: true,
      origin: 'admin',
    });
    await flushUnique(work.em);
    return { user, password };
  });
}
