import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { anyUser, emailTaken, flushUnique } from '#modules/user/database/find.ts';
import { User } from '#modules/user/database/people.ts';
import { statusAfter } from '#modules/user/domain/person.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { sayOf } from './facts.ts';
import { goodLink } from './mail-link.ts';

/** Uses the link of a mail: the address of a registration is confirmed, or a new address begins to count. */
export async function confirmAddress(work: Work, token: string): Promise<User['status']> {
  const link = await goodLink(work.em, work.clock.now(), token, ['confirm', 'confirm-new-address']);
  const user = await anyUser(work.em, link.userId);
  link.usedAt = work.clock.now();
  if (link.purpose === 'confirm-new-address') return changeAddress(work, user, link.email);
  const status = statusAfter(user.status, 'confirm');
  if (!status) throw new Refusal('TOKEN_USED', 'This address is confirmed already.');
  user.status = status;
  sayOf(work, 'confirmed', user);
  return user.status;
}

async function changeAddress(work: Work, user: User, email: string): Promise<User['status']> {
  if (user.pendingEmail !== email) throw new Refusal('TOKEN_INVALID', 'Another address was entered since.');
  const emailKey = identityKey(email);
  if ((await work.em.count(User, { emailKey, id: { $ne: user.id } })) > 0) throw emailTaken('email');
  user.email = email;
  user.emailKey = emailKey;
  user.pendingEmail = null;
  sayOf(work, 'profileChanged', user);
  await flushUnique(work.em);
  return user.status;
}
