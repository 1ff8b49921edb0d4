import type { UserId } from '#contracts/ids.ts';
import { forbidden, Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { credentialOf, userOf } from '#modules/user/database/find.ts';
import { oneTimePassword } from '#modules/user/domain/one-time-passwords.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { randomnessToken } from '#modules/user/security/random.ts';
import { endSessions } from './end-sessions.ts';
import { lift } from './guard-sign-in.ts';
import { voidLinks } from './mail-link.ts';

/** A new one-time password for somebody else, answered this once; all their sessions end and locks are lifted. */
export async function resetByStaff(
  context: ModuleContext,
  id: string,
  schoolId: string | null,
  by: UserId,
): Promise<string> {
  const password = oneTimePassword((limit) => context.get(randomnessToken).below(limit));
  const passwordHash = await context.get(passwordsToken).hash(password);
  return context.transact(async (work) => {
    const user = await userOf(work.em, id, schoolId);
    if (user.id === by) throw forbidden('One changes one’s own password in the profile.');
    if (user.status !== 'active') throw new Refusal('CONFLICT', 'Only active people get a new password.');
    const credential = await credentialOf(work.em, user.id);
    credential.passwordHash = passwordHash;
    credential.mustChangePassword = true;
    await lift(work, credential);
    await voidLinks(work, user.id, ['reset']);
    await endSessions(work, user.id);
    return password;
  });
}
