import type { NoticeKind } from '#contracts/notification/routes.ts';
import type { Work } from '#kernel/module.ts';
import { appInfoToken, secretsToken } from '#kernel/services.ts';
import { mailerToken } from '#modules/notification/channels/mailer.ts';
import { Mail } from '#modules/notification/database/entities.ts';
import { type Recipient, schoolNameOf } from '#modules/notification/database/recipients.ts';
import { asText, type LetterKind, letter } from '#modules/notification/domain/letters.ts';

export const MAIL_SEAL = 'mail';

export type WriteMail = {
  to: Recipient;
  letter: LetterKind;
  kind: NoticeKind;
  cause: string;
  /** Path of the page the mail leads to. */
  path: string;
  values?: { reason?: string; className?: string; title?: string };
};

/**
 * Writes a mail, once per person and cause. With SMTP it is queued, without it is kept for the administrator's mailbox;
 * people without an address get none.
 */
export async function writeMail(work: Work, mail: WriteMail): Promise<void> {
  const { to, kind, cause } = mail;
  if (!to.email || (await work.em.count(Mail, { personId: to.id, kind, cause }))) return;
  createMail(work, mail, to.email, await schoolNameOf(work.em, to.schoolId));
}

/** The same where it is known already that this person has no mail of this cause yet. */
export function createMail(work: Work, mail: WriteMail, address: string, school: string): void {
  const { to, kind, cause } = mail;
  const name = to.language === 'ja' ? `${to.familyName} ${to.givenName}` : `${to.givenName} ${to.familyName}`;
  const written = letter(mail.letter, to.language, {
    name,
    school,
    url: `${work.get(appInfoToken).publicUrl}${mail.path}`,
    ...mail.values,
  });
  work.em.create(Mail, {
    id: work.ids.next(),
    personId: to.id,
    schoolId: to.schoolId,
    kind,
    cause,
    address,
    subject: written.subject,
    sealedText: work.get(secretsToken).seal(asText(written), MAIL_SEAL),
    state: work.get(mailerToken).sends ? 'queued' : 'kept',
    attempts: 0,
    nextAt: work.clock.now(),
    error: null,
    createdAt: work.clock.now(),
    sentAt: null,
    version: 1,
  });
}
