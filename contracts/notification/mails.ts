import * as z from 'zod';
import { Instant, may, route } from '#contracts/define.ts';
import { MailId, SchoolId, UserId } from '#contracts/ids.ts';
import { MailKind } from '#contracts/notification/kinds.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

const tags = ['notification'];

/**
 * `kept`: no SMTP is set, the mail waits here for somebody to hand over what it says. `bounced`: the mail server knows
 * no such address; nothing more is tried there until a mail to it is sent again on purpose.
 */
export const MailState = z.enum(['queued', 'sending', 'sent', 'failed', 'bounced', 'kept']);
export type MailState = z.infer<typeof MailState>;

export const MailView = z.object({
  id: MailId,
  kind: MailKind,
  to: z.string(),
  language: z.enum(['ja', 'en']),
  subject: z.string(),
  text: z.string(),
  state: MailState,
  attempts: z.number().int(),
  /** Why it has not gone: `SMTP 450`, `SMTP 550 5.1.1`, or the name of what failed (`ETIMEDOUT`, `EAUTH`). */
  error: z.string().nullable(),
  /** When it is tried next; `null` where nothing more is tried by itself. */
  nextAt: Instant.nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});
export type MailView = z.infer<typeof MailView>;

const Filter = z.object({
  schoolId: SchoolId.optional(),
  q: z.string().trim().max(100).optional(),
  state: MailState.optional(),
  kind: MailKind.optional(),
});

export const MOST_RECIPIENTS = 5000;

export const mailRoutes = {
  mails: route
    .meta(may(['adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({
      method: 'GET',
      path: '/mails',
      summary: 'Mails of the school: the mailbox where no SMTP is set, the delivery log elsewhere',
      tags,
    })
    .input(PageQuery.extend(Filter.shape))
    .output(pageOf(MailView).extend({ smtp: z.boolean(), stuck: z.number().int() })),
  resendMail: route
    .meta(may(['adminOfSchool', 'operator'], 'mail', 'id'))
    .route({ method: 'POST', path: '/mails/{id}/resend', successStatus: 202, summary: 'Try a failed mail again', tags })
    .input(z.object({ id: MailId }))
    .output(MailView),
  resendMails: route
    .meta(may(['adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({
      method: 'POST',
      path: '/mails/resend',
      successStatus: 202,
      summary: 'Try every mail again that failed; addresses nobody knows are left out',
      tags,
    })
    .input(Filter.pick({ schoolId: true, kind: true }))
    .output(z.object({ queued: z.number().int() })),
  writeToPeople: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({
      method: 'POST',
      path: '/notifications/email',
      successStatus: 202,
      summary: 'Write a mail to people of one’s own school',
      tags,
    })
    .input(
      z
        .object({
          personIds: z.array(UserId).max(MOST_RECIPIENTS).default([]),
          /** Everybody active with one of these roles, beside those named. */
          roles: z
            .array(z.enum(['admin', 'teacher', 'student']))
            .max(3)
            .default([]),
          subject: z
            .string()
            .trim()
            .min(1)
            .max(150)
            // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
            .regex(/^[^\u0000-\u001f\u007f]*$/, 'one line'),
          text: z.string().trim().min(1).max(10_000),
        })
        .refine(({ personIds, roles }) => personIds.length + roles.length > 0, {
          path: ['personIds'],
          message: 'somebody to write to',
        }),
    )
    /** How many get a mail, and how many of those meant have no address. */
    .output(z.object({ mails: z.number().int(), withoutAddress: z.number().int() })),
};
