import type { UserId } from '#contracts/ids.ts';
import { mailLinkRequested } from '#contracts/user/events.ts';
import { HOUR, iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import type { User } from '#modules/user/database/people.ts';
import { MailLink } from '#modules/user/database/sessions.ts';
import { LINK_LIFETIME, LINKS_PER_HOUR, type LinkPurpose, linkState } from '#modules/user/domain/mail-links.ts';
import { fingerprint } from '#modules/user/security/fingerprint.ts';
import { newSecret, randomnessToken } from '#modules/user/security/random.ts';

/**
 * Asks for a mail with a one-time link to `email`. Earlier links of the same purpose stop working. Beyond five in an hour
 * nothing is sent, so that nobody's mailbox can be filled from here.
 */
export async function requestLink(work: Work, user: User, purpose: LinkPurpose, email: string): Promise<void> {
  const now = work.clock.now();
  const earlier = await work.em.find(MailLink, { userId: user.id, purpose, createdAt: { $gt: now - HOUR } });
  if (earlier.length >= LINKS_PER_HOUR) return;
  for (const link of await work.em.find(MailLink, { userId: user.id, purpose, usedAt: null })) {
    link.expiresAt = Math.min(link.expiresAt, now);
  }
  const token = newSecret(work.get(randomnessToken));
  const link = work.em.create(MailLink, {
    id: work.ids.next(),
    userId: user.id,
    purpose,
    token: fingerprint(token),
    email,
    expiresAt: now + LINK_LIFETIME[purpose],
    usedAt: null,
    createdAt: now,
    eventSeq: 0,
    version: 1,
  });
  work.publish(
    mailLinkRequested,
    link,
    {
      schoolId: user.schoolId,
      userId: user.id,
      purpose,
      sealedToken: work.get(secretsToken).seal(token, 'mail-link'),
      expiresAt: iso(link.expiresAt),
      language: user.language,
    },
    { email, familyName: user.familyName, givenName: user.givenName },
  );
}

/** The link behind a token, while it is good for one of these purposes; otherwise says what is wrong with it. */
export async function goodLink(
  em: EntityManager,
  now: number,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<MailLink> {
  const link = await em.findOne(MailLink, { token: fingerprint(token) });
  if (!link || !purposes.includes(link.purpose)) throw new Refusal('TOKEN_INVALID', 'This link is not valid.');
  const state = linkState(link, now);
  if (state === 'used') throw new Refusal('TOKEN_USED', 'This link was used already.');
  if (state === 'expired') throw new Refusal('TOKEN_EXPIRED', 'This link has expired. Please ask for a new one.');
  return link;
}

/** Links of these purposes work no more: what they were for is done. */
export async function voidLinks(work: Work, userId: UserId, purposes: readonly LinkPurpose[]): Promise<void> {
  const now = work.clock.now();
  const open = await work.em.find(MailLink, { userId, purpose: { $in: [...purposes] }, usedAt: null });
  for (const link of open) link.expiresAt = Math.min(link.expiresAt, now);
}
