import * as z from 'zod';
import { Day } from '#contracts/define.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { defineJob } from '#kernel/module.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { writeDigests } from '#modules/notification/use-cases/write-digests.ts';

const AT_ONCE = 100;

/**
 * The digests of a school's day: as many people at a time as one transaction should hold. What has been put into a mail
 * waits no more, so that a run that was cut off goes on where it was.
 */
export const sendDigests = defineJob({
  name: 'send digests',
  input: z.object({ schoolId: z.string(), day: Day }),
  async run(context, job) {
    const { schoolId, day } = job.input;
    for (let after = ''; ; ) {
      job.signal.throwIfAborted();
      const personIds = await waiting(context.read(), schoolId, after);
      if (personIds.length === 0) return;
      await context.transact((work) => writeDigests(work, schoolId, day, personIds));
      after = personIds.at(-1) ?? '';
    }
  },
});

async function waiting(em: EntityManager, schoolId: string, after: string): Promise<string[]> {
  const rows = await tables(em)
    .selectFrom('notice')
    .select('personId')
    .distinct()
    .where('schoolId', '=', schoolId)
    .where('digest', '=', 'waiting')
    .where('personId', '>', after)
    .orderBy('personId')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ personId }) => personId);
}
