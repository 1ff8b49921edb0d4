import { createTransport } from 'nodemailer';
import * as z from 'zod';
import { token } from '#kernel/container.ts';
import { type Failure, failureOf } from '#modules/notification/channels/smtp-failure.ts';

export const mailSettings = z.object({
  QUESTED_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional()
    .describe(
      'SMTP server, e.g. `smtps://user:password@mail.example.jp:465`; without it mails wait in the mailbox. Secret.',
    ),
  QUESTED_SMTP_TLS: z
    .enum(['offered', 'required', 'never'])
    .default('offered')
    .describe(
      'Encryption with `smtp://`: STARTTLS where the server `offered` it, `required` (nothing is said in the clear), or `never`. `smtps://` is always encrypted; certificates are always checked.',
    ),
  QUESTED_SMTP_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe('Connections to the SMTP server at the same time, of each process.'),
  QUESTED_SMTP_TIMEOUT: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(30)
    .describe('Seconds the SMTP server may be silent before a mail is put back and tried again later.'),
  QUESTED_MAIL_FROM: z.string().default('QuestEd <noreply@localhost>').describe('Sender of mails.'),
});
export type MailSettings = z.infer<typeof mailSettings>;

export type OutgoingMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  language: 'ja' | 'en';
  /** Where the recipient leaves mails of this kind with one click (RFC 8058); none for what must reach them. */
  leave: string | undefined;
};

/** A mail was not taken: `failure` says why and whether trying again would help. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly failure: Failure;
  constructor(failure: Failure, cause: unknown) {
    super(failure.reason, { cause });
    this.failure = failure;
  }
}

/** The way mails leave. */
export interface Mailer {
  /** False: nothing leaves; mails are kept for the administrator's mailbox. */
  readonly sends: boolean;
  /** How many mails may be under way at the same time. */
  readonly atOnce: number;
  /**
   * Hands a mail to the server; throws NotTaken. The message id is made from the mail's id, so that a mail sent again
   * after a crash between acceptance and our commit is recognisable as the same: SMTP itself cannot promise exactly
   * once, and we would rather send a link twice than never.
   */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

export const mailerToken = token<Mailer>('mailer');

export function mailerFrom(settings: MailSettings): Mailer {
  const atOnce = settings.QUESTED_SMTP_CONNECTIONS;
  if (!settings.QUESTED_SMTP_URL) {
    return { sends: false, atOnce, send: () => Promise.reject(new Error('no SMTP server is set')), close: () => {} };
  }
  const silence = settings.QUESTED_SMTP_TIMEOUT * 1000;
  const transport = createTransport(
    {
      url: settings.QUESTED_SMTP_URL,
      pool: true,
      maxConnections: atOnce,
      // When a mail is tried again is our decision (domain/retry.ts), not the pool's.
      maxRequeues: 0,
      connectionTimeout: Math.min(silence, 10_000),
      greetingTimeout: Math.min(silence, 10_000),
      socketTimeout: silence,
      requireTLS: settings.QUESTED_SMTP_TLS === 'required',
      ignoreTLS: settings.QUESTED_SMTP_TLS === 'never',
    } as never,
    { from: settings.QUESTED_MAIL_FROM },
  );
  return {
    sends: true,
    atOnce,
    async send(mail) {
      const leaving = mail.leave && {
        'List-Unsubscribe': { prepared: true, value: `<${mail.leave}>` },
        'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
      };
      try {
        await transport.sendMail({
          messageId: `<${mail.id}@quested>`,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: {
            'Content-Language': mail.language,
            // Answers by machines ("I am away") would only come back to us (RFC 3834).
            'Auto-Submitted': 'auto-generated',
            ...leaving,
          },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        throw new NotTaken(failureOf(error), error);
      }
    },
    close: () => transport.close(),
  };
}
