import { notificationRoutes } from '#contracts/notification/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { listNotices } from '#modules/notification/database/read-models/inbox.ts';
import { followInbox } from '#modules/notification/live/follow-inbox.ts';
import { followersToken } from '#modules/notification/live/followers.ts';
import { announcementRoutes } from '#modules/notification/routes/announcements.ts';
import { mailHandlers } from '#modules/notification/routes/mails.ts';
import { preferenceHandlers } from '#modules/notification/routes/preferences.ts';
import { templateHandlers } from '#modules/notification/routes/templates.ts';
import { markAllRead, markRead } from '#modules/notification/use-cases/read-notices.ts';

/** The reader's other devices hear of it at once, those on other instances a little later. */
const recountHere = (context: RouteContext): void => {
  for (const each of context.get(followersToken).of(context.me.id)) each.askToRecount();
};

const os = routesOf(notificationRoutes);

export const router = os.router({
  ...announcementRoutes,
  inbox: os.inbox.handler(({ input: { user_id, ...filter }, context }) =>
    listNotices(context.read(), { personId: user_id, ...filter }),
  ),
  live: os.live.handler(({ input, context, signal, lastEventId }) => {
    const since = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : undefined;
    return Promise.resolve(followInbox(context, input.user_id, since, signal));
  }),
  markRead: os.markRead.handler(async ({ input, context }) => {
    await context.transact((work) => markRead(work, input.id));
    recountHere(context);
  }),
  markAllRead: os.markAllRead.handler(async ({ input, context }) => {
    await context.transact((work) => markAllRead(work, input.user_id));
    recountHere(context);
  }),
  ...mailHandlers,
  ...preferenceHandlers,
  ...templateHandlers,
});
