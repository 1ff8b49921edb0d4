import type { MailKind } from '#contracts/notification/kinds.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { mailerToken } from '#modules/notification/channels/mailer.ts';
import { DeadAddress, Mail } from '#modules/notification/database/entities.ts';

const anew = (work: Work) => ({ state: 'queued' as const, attempts: 0, nextAt: work.clock.now(), error: null });

function refuseWithoutServer(work: Work): void {
  if (!work.get(mailerToken).sends) throw new Refusal('CONFLICT', 'No SMTP server is set, so nothing can be sent.');
}

/** Queues a mail again that failed, or that was kept before SMTP was set. */
export async function resendMail(work: Work, id: string): Promise<Mail> {
  const mail = await work.em.findOne(Mail, { id });
  if (!mail) throw notFound('mail');
  refuseWithoutServer(work);
  if (mail.state !== 'failed' && mail.state !== 'bounced' && mail.state !== 'kept')
    throw new Refusal('CONFLICT', 'This mail is under way or has been sent.');
  // Whoever sends it again says that the address is mended.
  await work.em.nativeDelete(DeadAddress, { address: mail.address });
  return Object.assign(mail, anew(work));
}

/** Queues every mail of a school again that was given up; answers how many. */
export function resendMails(work: Work, schoolId: string | null, kind: MailKind | undefined): Promise<number> {
  refuseWithoutServer(work);
  return work.em.nativeUpdate(Mail, { schoolId, state: 'failed', ...(kind ? { kind } : {}) }, anew(work));
}
