import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { accountBehind, anyUser, credentialOf } from '#modules/user/database/find.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { blockedUntil, countWrong, forgive, guarded, locked } from './guard-sign-in.ts';
import { type SignedIn, startSession } from './start-session.ts';

export type Client = { readonly address: string; readonly device: string };

const wrong = (): Refusal =>
  new Refusal('WRONG_CREDENTIALS', 'Login id or password is wrong.', {
    fields: [{ path: 'password', reason: 'invalid', detail: 'Login id or password is wrong.' }],
  });

/**
 * Signs in by login id or address. Unknown people and wrong passwords cost the same work, are counted the same way and
 * get the same answer; whether an account is suspended is told only to who knows its password.
 */
export async function signIn(
  context: ModuleContext,
  { login, password, remember }: { login: string; password: string; remember: boolean },
  client: Client,
): Promise<SignedIn> {
  const key = identityKey(login);
  const found = await accountBehind(context.read(), key);
  const who = guarded(key, found?.id, client.address);
  const until = () => blockedUntil(context.read(), who, context.clock.now());

  const fits = await context.get(passwordsToken).verify(password, found?.passwordHash, {
    unless: async () => (await until()) > 0,
    wrong: () => countWrong(context, who),
  });
  if (fits === undefined) throw locked(await until(), context.clock.now());
  if (!fits || !found) throw wrong();
  return context.transact(async (work) => {
    const [user, credential] = [await anyUser(work.em, found.id), await credentialOf(work.em, found.id)];
    const blocked = await blockedUntil(work.em, who, work.clock.now());
    if (blocked > 0) throw locked(blocked, work.clock.now());
    if (credential.passwordHash !== found.passwordHash) throw wrong();
    if (user.status === 'suspended') throw new Refusal('ACCOUNT_SUSPENDED', 'This account is suspended.');
    await forgive(work, who, credential);
    return startSession(work, user, credential, { device: client.device, remember });
  });
}
