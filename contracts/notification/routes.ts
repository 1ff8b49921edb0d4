import * as z from 'zod';
import { Instant, may, Nothing, route } from '#contracts/define.ts';
import { MailId, NoticeId, SchoolId, UserId } from '#contracts/ids.ts';
import { announcementRoutes } from '#contracts/notification/announcements.ts';
import { MailKind } from '#contracts/notification/kinds.ts';
import { liveRoutes } from '#contracts/notification/live.ts';
import { Notice } from '#contracts/notification/notices.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export * from '#contracts/notification/announcements.ts';
export * from '#contracts/notification/live.ts';
export * from '#contracts/notification/notices.ts';

const tags = ['notification'];

export const MailView = z.object({
  id: MailId,
  kind: MailKind,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /**
   * `kept`: no SMTP is set, the mail waits here for somebody to hand over what it says. `bounced`: the mail server knows
   * no such address; nothing more is tried there until a mail to it is sent again on purpose.
   */
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'bounced', 'kept']),
  attempts: z.number().int(),
  error: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});
export type MailView = z.infer<typeof MailView>;

export const notificationRoutes = {
  ...liveRoutes,
  ...announcementRoutes,
  inbox: route
    .meta(may(['self'], 'user', 'user_id'))
    .route({ method: 'GET', path: '/notifications/{user_id}', summary: 'My notices, newest first', tags })
    .input(PageQuery.extend({ user_id: UserId, unread: z.stringbool().default(false) }))
    .output(pageOf(Notice).extend({ unread: z.number().int() })),
  markRead: route
    .meta(may(['self'], 'notice', 'id'))
    .route({ method: 'POST', path: '/notices/{id}/read', successStatus: 204, summary: 'Mark one notice as read', tags })
    .input(z.object({ id: NoticeId }))
    .output(Nothing),
  markAllRead: route
    .meta(may(['self'], 'user', 'user_id'))
    .route({
      method: 'POST',
      path: '/notifications/{user_id}/read',
      successStatus: 204,
      summary: 'Mark all my notices as read',
      tags,
    })
    .input(z.object({ user_id: UserId }))
    .output(Nothing),
  mails: route
    .meta(may(['adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({
      method: 'GET',
      path: '/mails',
      summary: 'Mails of the school: the mailbox where no SMTP is set, the delivery log elsewhere',
      tags,
    })
    .input(
      PageQuery.extend({
        schoolId: SchoolId.optional(),
        q: z.string().trim().max(100).optional(),
        state: MailView.shape.state.optional(),
      }),
    )
    .output(pageOf(MailView).extend({ smtp: z.boolean() })),
  resendMail: route
    .meta(may(['adminOfSchool', 'operator'], 'mail', 'id'))
    .route({ method: 'POST', path: '/mails/{id}/resend', successStatus: 202, summary: 'Try a failed mail again', tags })
    .input(z.object({ id: MailId }))
    .output(MailView),
};
