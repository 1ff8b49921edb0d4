import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { mailerToken } from '#modules/notification/channels/mailer.ts';
import { DeadAddress, Mail } from '#modules/notification/database/entities.ts';

/** Queues a mail again that failed, or that was kept before SMTP was set. */
export async function resendMail(work: Work, id: string): Promise<Mail> {
  const mail = await work.em.findOne(Mail, { id });
  if (!mail) throw notFound('mail');
  if (!work.get(mailerToken).sends) throw new Refusal('CONFLICT', 'No SMTP server is set, so nothing can be sent.');
  if (mail.state !== 'failed' && mail.state !== 'bounced' && mail.state !== 'kept')
    throw new Refusal('CONFLICT', 'This mail is under way or has been sent.');
  // Whoever sends it again says that the address is mended.
  await work.em.nativeDelete(DeadAddress, { address: mail.address });
  return Object.assign(mail, { state: 'queued' as const, attempts: 0, nextAt: work.clock.now(), error: null });
}
