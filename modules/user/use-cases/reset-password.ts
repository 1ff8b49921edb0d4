import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { anyUser, credentialOf } from '#modules/user/database/find.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { refuseWeak } from './choose-password.ts';
import { endSessions } from './end-sessions.ts';
import { lift } from './guard-sign-in.ts';
import { goodLink, voidLinks } from './mail-link.ts';

/** A new password by the link of a mail: all sessions end, locks are lifted, other reset links are void. */
export async function resetPassword(context: ModuleContext, token: string, password: string): Promise<void> {
  const link = await goodLink(context.read(), context.clock.now(), token, ['reset']);
  refuseWeak(password, (await anyUser(context.read(), link.userId)).loginId);
  const passwordHash = await context.get(passwordsToken).hash(password);
  await context.transact(async (work) => {
    const fresh = await goodLink(work.em, work.clock.now(), token, ['reset']);
    const user = await anyUser(work.em, fresh.userId);
    if (user.email !== fresh.email) throw new Refusal('TOKEN_INVALID', 'This link is not valid.');
    fresh.usedAt = work.clock.now();
    const credential = await credentialOf(work.em, user.id);
    credential.passwordHash = passwordHash;
    credential.mustChangePassword = false;
    await lift(work, credential);
    await voidLinks(work, user.id, ['reset']);
    await endSessions(work, user.id);
  });
}
