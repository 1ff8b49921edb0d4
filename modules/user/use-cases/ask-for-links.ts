import type { Work } from '#kernel/module.ts';
import { accountBehind, anyUser } from '#modules/user/database/find.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { requestLink } from './mail-link.ts';

/** Sends the confirmation of a registration again. Nothing tells the caller whether there is anybody to send it to. */
export async function resendConfirmation(work: Work, login: string): Promise<void> {
  const found = await accountBehind(work.em, identityKey(login));
  if (!found) return;
  const user = await anyUser(work.em, found.id);
  if (user.status === 'registered' && user.email !== null) await requestLink(work, user, 'confirm', user.email);
  else if (user.pendingEmail !== null) await requestLink(work, user, 'confirm-new-address', user.pendingEmail);
}

/** Sends a reset link, if the account has an address; others are helped by their teacher. */
export async function forgotPassword(work: Work, login: string): Promise<void> {
  const found = await accountBehind(work.em, identityKey(login));
  if (!found) return;
  const user = await anyUser(work.em, found.id);
  if (user.email !== null) await requestLink(work, user, 'reset', user.email);
}
