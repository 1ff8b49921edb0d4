import type { UserId } from '#contracts/ids.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { anyUser, credentialOf } from '#modules/user/database/find.ts';
import { Session } from '#modules/user/database/sessions.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { refuseWeak } from './choose-password.ts';
import { endSessions } from './end-sessions.ts';
import { blockedUntil, countWrong, forgive, guarded, locked } from './guard-sign-in.ts';
import { voidLinks } from './mail-link.ts';
import type { Client } from './sign-in.ts';
import { type SignedIn, startSession } from './start-session.ts';

/** A person chooses a new password; every session ends and a new one starts here. Wrong current passwords count as at sign-in. */
export async function changePassword(
  context: ModuleContext,
  me: { id: UserId; sessionId: string },
  { current, password }: { current: string; password: string },
  client: Client,
): Promise<SignedIn> {
  const passwords = context.get(passwordsToken);
  const user = await anyUser(context.read(), me.id);
  const before = await credentialOf(context.read(), me.id);
  const who = guarded(user.loginKey, me.id, client.address);
  const until = () => blockedUntil(context.read(), who, context.clock.now());

  const fits = await passwords.verify(current, before.passwordHash, {
    unless: async () => (await until()) > 0,
    wrong: () => countWrong(context, who),
  });
  if (fits === undefined) throw locked(await until(), context.clock.now());
  if (!fits) throw refuseField('WRONG_CREDENTIALS', 'current', 'invalid', 'The current password is wrong.');
  refuseWeak(password, user.loginId);
  if (password.normalize('NFKC') === current.normalize('NFKC')) {
    throw refuseField('PASSWORD_TOO_WEAK', 'password', 'same_as_before', 'Please choose another one than until now.');
  }
  const passwordHash = await passwords.hash(password);
  return context.transact(async (work) => {
    const fresh = await anyUser(work.em, me.id);
    const credential = await credentialOf(work.em, me.id);
    if (credential.passwordHash !== before.passwordHash) {
      throw new Refusal('CONFLICT', 'The password was changed elsewhere meanwhile.');
    }
    const session = await work.em.findOne(Session, { id: me.sessionId as Session['id'] });
    credential.passwordHash = passwordHash;
    credential.mustChangePassword = false;
    await forgive(work, who, credential);
    await voidLinks(work, me.id, ['reset']);
    await endSessions(work, me.id);
    return startSession(work, fresh, credential, { device: client.device, remember: session?.remember ?? false });
  });
}
