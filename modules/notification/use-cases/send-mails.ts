import { MINUTE } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { type Mailer, mailerToken, RefusedForGood } from '#modules/notification/channels/mailer.ts';
import { Mail } from '#modules/notification/database/entities.ts';
import { afterFailure } from '#modules/notification/domain/retry.ts';
import { framed, paragraphs } from '#modules/notification/templates/render.ts';
import { MAIL_SEAL } from '#modules/notification/use-cases/write-mail.ts';

const AT_ONCE = 20;
/** A mail whose sender died is taken up again after this long. */
const LEASE = 10 * MINUTE;

/** Sends what is due. Claiming and recording are transactions of their own; the server is talked to in between. */
export async function sendMails(context: ModuleContext): Promise<void> {
  const mailer = context.get(mailerToken);
  if (!mailer.sends) return;
  for (;;) {
    const claimed = await claim(context);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((mail) => sendOne(context, mailer, mail)));
  }
}

const claim = (context: ModuleContext): Promise<Mail[]> =>
  context.transact(async (work) => {
    const due = { state: ['queued', 'sending'] as Mail['state'][], nextAt: { $lte: work.clock.now() } };
    const mails = await work.em.find(Mail, due, { orderBy: { nextAt: 'asc' }, limit: AT_ONCE });
    for (const mail of mails) {
      mail.state = 'sending';
      mail.attempts += 1;
      mail.nextAt = work.clock.now() + LEASE;
    }
    return mails;
  });

async function sendOne(context: ModuleContext, mailer: Mailer, mail: Mail): Promise<void> {
  let failure: unknown;
  try {
    const open = (sealed: string) => context.get(secretsToken).open(sealed, MAIL_SEAL);
    const text = open(mail.sealedText);
    const html = framed(mail.sealedHtml ? open(mail.sealedHtml) : paragraphs(text).html, mail.language);
    await mailer.send({ id: mail.id, to: mail.address, subject: mail.subject, text, html });
  } catch (error) {
    failure = error;
  }
  await context.transact(async (work) => {
    const row = await work.em.findOneOrFail(Mail, { id: mail.id });
    if (failure === undefined) {
      Object.assign(row, { state: 'sent', sentAt: work.clock.now(), error: null });
      return;
    }
    // Taken for dead and taken up again meanwhile: what became of it is the later attempt's to say.
    if (row.state !== 'sending' || row.attempts !== mail.attempts) return;
    Object.assign(row, afterFailure(row.attempts, work.clock.now(), failure instanceof RefusedForGood), {
      error: reasonOf(failure),
    });
    work.log.warn({ mail: mail.id, attempts: row.attempts, state: row.state }, 'mail not sent');
  });
}

/** A short reason without addresses: SMTP answers like to repeat them. */
function reasonOf(failure: unknown): string {
  const { code, responseCode, message } = failure as { code?: string; responseCode?: number; message?: string };
  return String(responseCode ? `SMTP ${responseCode}` : (code ?? message ?? 'unknown')).slice(0, 300);
}
