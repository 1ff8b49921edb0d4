import * as z from 'zod';
import { may, Nothing, route } from '#contracts/define.ts';
import { NoticeId, UserId } from '#contracts/ids.ts';
import { announcementRoutes } from '#contracts/notification/announcements.ts';
import { liveRoutes } from '#contracts/notification/live.ts';
import { mailRoutes } from '#contracts/notification/mails.ts';
import { Notice } from '#contracts/notification/notices.ts';
import { preferenceRoutes } from '#contracts/notification/preferences.ts';
import { templateRoutes } from '#contracts/notification/templates.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export * from '#contracts/notification/announcements.ts';
export * from '#contracts/notification/live.ts';
export * from '#contracts/notification/notices.ts';

const tags = ['notification'];

export type { MailView } from '#contracts/notification/mails.ts';

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
  ...mailRoutes,
  ...preferenceRoutes,
  ...templateRoutes,
};
