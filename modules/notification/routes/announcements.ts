import { notificationRoutes } from '#contracts/notification/routes.ts';
import { forbidden } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { peopleOf } from '#modules/notification/database/audience.ts';
import {
  listAnnouncements,
  listReaders,
  listReceived,
  viewOfAnnouncement,
  viewOfReceived,
} from '#modules/notification/database/read-models/announcements.ts';
import { findPeople } from '#modules/notification/database/read-models/audience-people.ts';
import { followersToken } from '#modules/notification/live/followers.ts';
import { checkAudience, choicesFor } from '#modules/notification/use-cases/announcements/address.ts';
import {
  publishAnnouncement,
  unschedule,
  withdraw,
} from '#modules/notification/use-cases/announcements/publish-announcement.ts';
import { readAnnouncement, remindReaders } from '#modules/notification/use-cases/announcements/read-announcement.ts';
import {
  beginAnnouncement,
  changeAnnouncement,
  throwAway,
} from '#modules/notification/use-cases/announcements/write-announcement.ts';

const os = routesOf(notificationRoutes);

/** Announcements are of a school; the operator belongs to none. */
function schoolOf(context: RouteContext): string {
  if (context.schoolId === null) throw forbidden('Only somebody of the school.');
  return context.schoolId;
}
const view = (context: RouteContext, id: string) => viewOfAnnouncement(context.read(), schoolOf(context), id);

export const announcementRoutes = {
  receivedAnnouncements: os.receivedAnnouncements.handler(({ context, input: { user_id, ...page } }) =>
    listReceived(context.read(), { ...page, personId: user_id }),
  ),
  receivedAnnouncement: os.receivedAnnouncement.handler(({ context, input }) =>
    viewOfReceived(context.read(), context.me.id, input.id),
  ),
  readAnnouncement: os.readAnnouncement.handler(async ({ context, input }) => {
    await context.transact((work) => readAnnouncement(work, input.id, context.me.id));
    for (const each of context.get(followersToken).of(context.me.id)) each.askToRecount();
  }),

  audienceChoices: os.audienceChoices.handler(({ context }) =>
    choicesFor(context.read(), schoolOf(context), context.me),
  ),
  audiencePeople: os.audiencePeople.handler(({ context, input: { q } }) =>
    findPeople(context.read(), {
      schoolId: schoolOf(context),
      q,
      teacherId: context.me.role === 'admin' ? undefined : context.me.id,
    }),
  ),
  audienceSize: os.audienceSize.handler(async ({ context, input: { audience, role } }) => {
    const em = context.read();
    await checkAudience(em, schoolOf(context), context.me, audience);
    return { people: (await peopleOf(em, schoolOf(context), audience, role)).length };
  }),

  announcements: os.announcements.handler(({ context, input }) =>
    listAnnouncements(context.read(), {
      ...input,
      schoolId: schoolOf(context),
      authorId: context.me.role === 'admin' ? undefined : context.me.id,
      draftsOf: context.me.id,
    }),
  ),
  createAnnouncement: os.createAnnouncement.handler(async ({ context, input }) => {
    const { id } = await context.transact((work) => beginAnnouncement(work, schoolOf(context), context.me, input));
    return view(context, id);
  }),
  announcement: os.announcement.handler(({ context, input }) => view(context, input.id)),
  updateAnnouncement: os.updateAnnouncement.handler(async ({ context, input }) => {
    await context.transact((work) => changeAnnouncement(work, context.me, input));
    return view(context, input.id);
  }),
  publishAnnouncement: os.publishAnnouncement.handler(async ({ context, input }) => {
    await context.transact((work) => publishAnnouncement(work, context.me, input));
    return view(context, input.id);
  }),
  unscheduleAnnouncement: os.unscheduleAnnouncement.handler(async ({ context, input }) => {
    await context.transact((work) => unschedule(work, input.id));
    return view(context, input.id);
  }),
  withdrawAnnouncement: os.withdrawAnnouncement.handler(async ({ context, input }) => {
    await context.transact((work) => withdraw(work, input.id));
    return view(context, input.id);
  }),
  removeAnnouncement: os.removeAnnouncement.handler(({ context, input }) =>
    context.transact((work) => throwAway(work, input.id)),
  ),
  announcementReaders: os.announcementReaders.handler(({ context, input }) =>
    listReaders(context.read(), { ...input, schoolId: schoolOf(context) }),
  ),
  remindReaders: os.remindReaders.handler(async ({ context, input }) => ({
    people: await context.transact((work) => remindReaders(work, input.id)),
  })),
};
