import * as z from 'zod';
import { defineJob, type ModuleContext } from '#kernel/module.ts';
import { Receipt } from '#modules/notification/database/announcements.ts';
import { peopleOf } from '#modules/notification/database/audience.ts';
import { namesOf } from '#modules/notification/database/names.ts';
import { linkTo } from '#modules/notification/domain/links.ts';
import { theAnnouncement } from '#modules/notification/use-cases/announcements/write-announcement.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

const AT_ONCE = 200;

/**
 * Gives everybody of an audience their receipt and tells them. The audience is settled here, once: begun again after a
 * crash, the job goes on with those who have no receipt yet, and tells nobody twice.
 */
export const deliverAnnouncement = defineJob({
  name: 'deliver-announcement',
  input: z.object({ id: z.string() }),
  async run(context, job) {
    const { id } = job.input;
    const row = await theAnnouncement(context.read(), id);
    if (row.state !== 'publishing') return;
    const ids = await peopleOf(context.read(), row.schoolId, row.audience, row.role);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      if (job.signal.aborted) throw new Error('draining');
      await deliver(context, id, ids.slice(at, at + AT_ONCE));
      await job.progress(Math.min(at + AT_ONCE, ids.length), ids.length);
    }
    await context.transact(async (work) => {
      const now = await theAnnouncement(work.em, id);
      now.state = 'published';
      job.finishIn(work);
    });
  },
});

const deliver = (context: ModuleContext, id: string, personIds: readonly string[]): Promise<void> =>
  context.transact(async (work) => {
    const { title, authorId, schoolId } = await theAnnouncement(work.em, id);
    const have = await work.em.find(
      Receipt,
      { announcementId: id, personId: [...personIds] },
      { fields: ['personId'] },
    );
    const known = new Set(have.map(({ personId }) => personId));
    for (const personId of personIds)
      if (!known.has(personId))
        work.em.create(Receipt, { id: work.ids.next(), announcementId: id, personId, readAt: null });
    const { familyName, givenName } = (await namesOf(work.em, [authorId]))(authorId);
    const values = { title, familyName, givenName };
    await tellAll(work, personIds, { schoolId, kind: 'announcement', cause: id, values, link: linkTo(id) });
  });
