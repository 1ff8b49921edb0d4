import { notificationRoutes } from '#contracts/notification/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { secretsToken } from '#kernel/services.ts';
import { mailerToken } from '#modules/notification/channels/mailer.ts';
import { listMails, mailView } from '#modules/notification/database/read-models/mails.ts';
import { schoolOf } from '#modules/notification/routes/preferences.ts';
import { resendMail, resendMails } from '#modules/notification/use-cases/resend-mail.ts';
import { MAIL_SEAL } from '#modules/notification/use-cases/write-mail.ts';
import { writeToPeople } from '#modules/notification/use-cases/write-to-people.ts';

const os = routesOf(notificationRoutes);
const opener = (context: RouteContext) => (sealed: string) => context.get(secretsToken).open(sealed, MAIL_SEAL);

export const mailHandlers = {
  mails: os.mails.handler(async ({ input: { schoolId: _, ...filter }, context }) => ({
    ...(await listMails(context.read(), { ...filter, schoolId: context.schoolId }, opener(context))),
    smtp: context.get(mailerToken).sends,
  })),
  resendMail: os.resendMail.handler(({ input, context }) =>
    context.transact(async (work) => mailView(await resendMail(work, input.id), opener(context))),
  ),
  resendMails: os.resendMails.handler(async ({ input, context }) => ({
    queued: await context.transact((work) => resendMails(work, context.schoolId, input.kind)),
  })),
  writeToPeople: os.writeToPeople.handler(({ input, context }) =>
    context.transact((work) => writeToPeople(work, { ...input, schoolId: schoolOf(context) })),
  ),
};
