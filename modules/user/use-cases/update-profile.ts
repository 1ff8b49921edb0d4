import type { Work } from '#kernel/module.ts';
import { atVersion, emailTaken, userOf } from '#modules/user/database/find.ts';
import { User } from '#modules/user/database/people.ts';
import { fold } from '#modules/user/domain/folding.ts';
import type { Names } from '#modules/user/domain/person.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { rename } from './add-user.ts';
import { identityOf, sayOf } from './facts.ts';
import { requestLink, voidLinks } from './mail-link.ts';

export type Profile = Names & { language: 'ja' | 'en'; email: string | null; version: number };

/**
 * Changes names, language or address. A new address waits in `pendingEmail` until the link mailed to it is used; no
 * address takes effect at once.
 */
export async function updateProfile(work: Work, id: string, schoolId: string | null, profile: Profile): Promise<void> {
  const user = await userOf(work.em, id, schoolId);
  atVersion(user, profile.version, 'person');
  const before = JSON.stringify([identityOf(user), user.language]);
  rename(user, profile);
  user.language = profile.language;
  await changeAddress(work, user, profile.email);
  if (JSON.stringify([identityOf(user), user.language]) !== before) sayOf(work, 'profileChanged', user);
}

async function changeAddress(work: Work, user: User, email: string | null): Promise<void> {
  if (email === null) {
    user.email = null;
    user.emailKey = null;
    user.pendingEmail = null;
    await voidLinks(work, user.id, ['confirm-new-address', 'reset']);
    return;
  }
  if (user.email !== null && fold(email) === fold(user.email)) {
    if (user.pendingEmail !== null) await voidLinks(work, user.id, ['confirm-new-address']);
    user.pendingEmail = null;
    return;
  }
  if (email === user.pendingEmail) return;
  if ((await work.em.count(User, { emailKey: identityKey(email), id: { $ne: user.id } })) > 0)
    throw emailTaken('email');
  user.pendingEmail = email;
  await requestLink(work, user, 'confirm-new-address', email);
}
