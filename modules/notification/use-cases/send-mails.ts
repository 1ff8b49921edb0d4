import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { API } from '#contracts/define.ts';
import { MINUTE } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { appInfoToken, secretsToken } from '#kernel/services.ts';
import { type Mailer, mailerToken, NotTaken, type OutgoingMail } from '#modules/notification/channels/mailer.ts';
import { DeadAddress, Mail } from '#modules/notification/database/entities.ts';
import { afterFailure } from '#modules/notification/domain/retry.ts';
import { framed, leavingLine, paragraphs } from '#modules/notification/templates/render.ts';
import { leavingToken } from '#modules/notification/use-cases/leaving.ts';
import { MAIL_SEAL } from '#modules/notification/use-cases/write-mail.ts';

/** What another process is claiming at the moment is passed over, so that none of them waits. */
const lockMode = LockMode.PESSIMISTIC_PARTIAL_WRITE;
/** Mails are claimed in lots, a few for each connection. */
const LOT = 8;
/** A mail whose sender died is taken up again after this long. */
const LEASE = 10 * MINUTE;

/**
 * Sends what is due, as many at a time as there are connections, until nothing is left or the process drains. Claiming
 * and recording are transactions of their own; the server is talked to in between. What was claimed and not begun
 * when the process dies is taken up when its lease is over; only what was under way may reach somebody twice.
 */
export async function sendMails(context: ModuleContext, signal?: AbortSignal): Promise<void> {
  const mailer = context.get(mailerToken);
  if (!mailer.sends) return;
  const lot: Mail[] = [];
  let claiming: Promise<Mail[]> | undefined;
  const next = async (): Promise<Mail | undefined> => {
    while (!signal?.aborted) {
      const mail = lot.shift();
      if (mail) return mail;
      claiming ??= claim(context, mailer.atOnce * LOT);
      const claimed = await claiming.finally(() => {
        claiming = undefined;
      });
      // Whoever waited for the same lot finds it here, put in once.
      for (const each of claimed.splice(0)) lot.push(each);
      if (lot.length === 0) return undefined;
    }
    return undefined;
  };
  const send = async () => {
    for (let mail = await next(); mail; mail = await next())
      await sendOne(context, mailer, mail).catch((error) =>
        // It stays claimed and is taken up again when its lease is over; the others go on.
        context.log.error({ err: error, mail: mail?.id }, 'what became of a mail could not be written down'),
      );
  };
  await Promise.all(Array.from({ length: mailer.atOnce }, send));
  if (!signal?.aborted) return;
  await giveBack(context, lot);
  mailer.close();
}

const claim = (context: ModuleContext, limit: number): Promise<Mail[]> =>
  context.transact(async (work) => {
    const due = { state: ['queued', 'sending'] as Mail['state'][], nextAt: { $lte: work.clock.now() } };
    const mails = await work.em.find(Mail, due, {
      orderBy: { rank: 'asc', nextAt: 'asc', id: 'asc' },
      limit,
      lockMode,
    });
    for (const mail of mails) {
      mail.state = 'sending';
      mail.attempts += 1;
      mail.nextAt = work.clock.now() + LEASE;
    }
    return mails;
  });

/** Claimed and not begun: others need not wait for the lease. */
const giveBack = (context: ModuleContext, lot: readonly Mail[]): Promise<void> =>
  context.transact(async (work) => {
    for (const { id, attempts } of lot) {
      const untouched = { id, attempts, state: 'sending' as const };
      await work.em.nativeUpdate(Mail, untouched, {
        state: 'queued',
        attempts: attempts - 1,
        nextAt: work.clock.now(),
      });
    }
  });

async function sendOne(context: ModuleContext, mailer: Mailer, mail: Mail): Promise<void> {
  let failure: NotTaken['failure'] | undefined;
  try {
    await mailer.send(outgoing(context, mail));
  } catch (error) {
    failure = reasonOf(error);
  }
  if (failure?.means === 'nobody') await remember(context, mail.address, failure.reason);
  await context.transact(async (work) => {
    const row = await work.em.findOne(Mail, { id: mail.id });
    // Taken back while it was under way.
    if (!row) return;
    if (!failure) {
      Object.assign(row, { state: 'sent', sentAt: work.clock.now(), error: null });
      return;
    }
    // Taken for dead and taken up again meanwhile: what became of it is the later attempt's to say.
    if (row.state !== 'sending' || row.attempts !== mail.attempts) return;
    const { means, reason } = failure;
    Object.assign(row, afterFailure(row.attempts, work.clock.now(), means), { error: reason });
    work.log.warn({ mail: mail.id, attempts: row.attempts, state: row.state, reason }, 'mail not sent');
  });
}

function outgoing(context: ModuleContext, mail: Mail): OutgoingMail {
  const secrets = context.get(secretsToken);
  const open = (sealed: string) => secrets.open(sealed, MAIL_SEAL);
  const { id, address: to, subject, language, personId, kind } = mail;
  const text = open(mail.sealedText);
  const html = mail.sealedHtml ? open(mail.sealedHtml) : paragraphs(text).html;
  const token = leavingToken(secrets, personId, kind);
  const { publicUrl } = context.get(appInfoToken);
  const leave = token && `${publicUrl}${API}/unsubscribe/${token}`;
  const last = token ? leavingLine(language, `${publicUrl}/unsubscribe/${token}`) : { text: '', html: '' };
  return { id, to, subject, language, leave, text: text + last.text, html: framed(html + last.html, language) };
}

/** What we cannot even word is no fault of the server's; it is tried again, and given up in the end. */
const reasonOf = (failure: unknown): NotTaken['failure'] =>
  failure instanceof NotTaken
    ? failure.failure
    : {
        means: 'later',
        reason: String((failure as { code?: string }).code ?? (failure as Error).message).slice(0, 300),
      };

/** Nothing more is tried at this address, and what waits for it is shown with the reason. */
async function remember(context: ModuleContext, address: string, reason: string): Promise<void> {
  await context
    .transact(async (work) => {
      if (await work.em.count(DeadAddress, { address })) return;
      work.em.create(DeadAddress, { id: work.ids.next(), address, reason, at: work.clock.now() });
      await work.em.flush();
      await work.em.nativeUpdate(Mail, { address, state: 'queued' }, { state: 'bounced', error: reason });
    })
    .catch((error) => {
      // Two mails to it came back at the same moment: the other one has written it down.
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
    });
}
