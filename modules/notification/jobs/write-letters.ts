import * as z from 'zod';
import { defineJob } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { Mail } from '#modules/notification/database/entities.ts';
import { recipientsOf } from '#modules/notification/database/recipients.ts';
import { createMail, MAIL_SEAL, paper } from '#modules/notification/use-cases/write-mail.ts';

const AT_ONCE = 200;
const kind = 'written';

/** An administrator's words to many people: a mail each, in the recipient's language of greeting. */
export const writeLetters = defineJob({
  name: 'write letters',
  input: z.object({ schoolId: z.string(), personIds: z.array(z.string()), sealed: z.string() }),
  async run(context, job) {
    const { schoolId, personIds, sealed } = job.input;
    const { subject, text } = JSON.parse(context.get(secretsToken).open(sealed, MAIL_SEAL));
    const cause = `written.${job.id}`;
    for (let done = 0; done < personIds.length; done += AT_ONCE) {
      job.signal.throwIfAborted();
      await context.transact(async (work) => {
        const ids = personIds.slice(done, done + AT_ONCE);
        const known = await work.em.find(Mail, { personId: ids, kind, cause }, { fields: ['personId'] });
        const has = new Set(known.map(({ personId }) => personId));
        const people = await recipientsOf(work.em, ids);
        const same = await paper(work, schoolId, kind, people);
        const mail = { template: kind, kind, cause, path: '/', values: { subject, text } } as const;
        for (const to of people) if (!has.has(to.id)) createMail(work, { ...mail, to }, same);
      });
      await job.progress(Math.min(done + AT_ONCE, personIds.length), personIds.length);
    }
  },
});
