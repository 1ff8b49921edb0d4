import { createTransport } from 'nodemailer';
import * as z from 'zod';
import { token } from '#kernel/container.ts';

export const mailSettings = z.object({
  QUESTED_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional()
    .describe(
      'SMTP server, e.g. `smtps://user:password@mail.example.jp:465`; without it mails wait in the mailbox. Secret.',
    ),
  QUESTED_MAIL_FROM: z.string().default('QuestEd <noreply@localhost>').describe('Sender of mails.'),
});
export type MailSettings = z.infer<typeof mailSettings>;

export type OutgoingMail = { id: string; to: string; subject: string; text: string; html: string };

/** A server said no for good: trying again would not help. */
export class RefusedForGood extends Error {
  override readonly name = 'RefusedForGood';
}

/** The way mails leave. */
export interface Mailer {
  /** False: nothing leaves; mails are kept for the administrator's mailbox. */
  readonly sends: boolean;
  /**
   * Hands a mail to the server. Throws RefusedForGood for SMTP 5xx, anything else may be tried again. The message id is
   * made from the mail's id, so that a mail sent again after a crash between acceptance and our commit is recognisable
   * as the same: SMTP itself cannot promise exactly once, and we would rather send a link twice than never.
   */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

export const mailerToken = token<Mailer>('mailer');

export function mailerFrom(settings: MailSettings): Mailer {
  if (!settings.QUESTED_SMTP_URL) {
    return { sends: false, send: () => Promise.reject(new Error('no SMTP server is set')), close: () => {} };
  }
  const transport = createTransport(
    {
      url: settings.QUESTED_SMTP_URL,
      pool: true,
      maxConnections: 3,
      // When a mail is tried again is our decision (domain/retry.ts), not the pool's.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    } as never,
    { from: settings.QUESTED_MAIL_FROM },
  );
  return {
    sends: true,
    async send(mail) {
      try {
        await transport.sendMail({
          messageId: `<${mail.id}@quested>`,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode ?? 0;
        if (code >= 500 && code < 600) throw new RefusedForGood(`SMTP ${code}`, { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
