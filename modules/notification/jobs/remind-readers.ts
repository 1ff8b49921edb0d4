import * as z from 'zod';
import { defineJob } from '#kernel/module.ts';
import { namesOf } from '#modules/notification/database/names.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { linkTo } from '#modules/notification/domain/links.ts';
import { theAnnouncement } from '#modules/notification/use-cases/announcements/write-announcement.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

const AT_ONCE = 200;

/** Tells those who have not read an announcement by now; each once a day, however often it is asked for. */
export const remindReadersJob = defineJob({
  name: 'remind-readers',
  input: z.object({ id: z.string(), day: z.string() }),
  async run(context, job) {
    const { id, day } = job.input;
    for (let after = ''; ; ) {
      const unread = await tables(context.read())
        .selectFrom('announcement_receipt')
        .select('personId')
        .where('announcementId', '=', id)
        .where('readAt', 'is', null)
        .where('personId', '>', after)
        .orderBy('personId')
        .limit(AT_ONCE)
        .execute();
      const last = unread.at(-1);
      if (!last) return;
      await context.transact(async (work) => {
        const { title, authorId, schoolId, state } = await theAnnouncement(work.em, id);
        if (state !== 'published') return;
        const { familyName, givenName } = (await namesOf(work.em, [authorId]))(authorId);
        const news = { schoolId, kind: 'announcement-reminder', cause: `${id}.${day}`, link: linkTo(id) } as const;
        const ids = unread.map(({ personId }) => personId);
        await tellAll(work, ids, { ...news, values: { title, familyName, givenName } });
      });
      after = last.personId;
    }
  },
});
