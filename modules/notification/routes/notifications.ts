import { notificationRoutes } from '#contracts/notification/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { secretsToken } from '#kernel/services.ts';
import { mailerToken } from '#modules/notification/channels/mailer.ts';
import { listMails, listNotices, mailView } from '#modules/notification/database/read-models/inbox.ts';
import { markAllRead, markRead } from '#modules/notification/use-cases/read-notices.ts';
import { resendMail } from '#modules/notification/use-cases/resend-mail.ts';
import { MAIL_SEAL } from '#modules/notification/use-cases/write-mail.ts';

const os = routesOf(notificationRoutes);
const opener = (context: RouteContext) => (sealed: string) => context.get(secretsToken).open(sealed, MAIL_SEAL);

export const router = os.router({
  inbox: os.inbox.handler(({ input: { user_id, ...filter }, context }) =>
    listNotices(context.read(), { personId: user_id, ...filter }),
  ),
  markRead: os.markRead.handler(({ input, context }) => context.transact((work) => markRead(work, input.id))),
  markAllRead: os.markAllRead.handler(({ input, context }) =>
    context.transact((work) => markAllRead(work, input.user_id)),
  ),
  mails: os.mails.handler(async ({ input: { schoolId: _, ...filter }, context }) => ({
    ...(await listMails(context.read(), { ...filter, schoolId: context.schoolId }, opener(context))),
    smtp: context.get(mailerToken).sends,
  })),
  resendMail: os.resendMail.handler(({ input, context }) =>
    context.transact(async (work) => mailView(await resendMail(work, input.id), opener(context))),
  ),
});
