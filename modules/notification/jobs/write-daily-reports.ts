import * as z from 'zod';
import { questionsOfDay } from '#contracts/ai/queries.ts';
import { dayAtSchool } from '#contracts/analytics/queries.ts';
import { Day } from '#contracts/define.ts';
import { SchoolId } from '#contracts/ids.ts';
import { defineJob, type ModuleContext } from '#kernel/module.ts';
import { teachersOf } from '#modules/notification/database/audience.ts';
import { reportsOf } from '#modules/notification/domain/daily-reports.ts';
import { sendDigests } from '#modules/notification/jobs/send-digests.ts';
import { type News, tellAll } from '#modules/notification/use-cases/tell-all.ts';

const AT_ONCE = 200;

/**
 * At the end of a school's day: what each pupil has done, to the pupil; how each class went, to its teachers. The digests
 * of the day follow, so that whoever wants the report in the digest has it there; they go out also when nobody can say
 * how the day went. A run that was cut off begins anew and tells nobody twice.
 */
export const writeDailyReports = defineJob({
  name: 'write daily reports',
  input: z.object({ schoolId: SchoolId, day: Day }),
  async run(context, job) {
    const { schoolId, day } = job.input;
    const [done, asked] = await Promise.all([
      context.ask(dayAtSchool, { schoolId, day }),
      context.ask(questionsOfDay, { schoolId, day }),
    ]);
    const { pupils, classes } = reportsOf(done, asked.items);
    for (const { personIds, values } of pupils)
      await tell(context, personIds, {
        ...{ schoolId, kind: 'daily-report', cause: day },
        values: { day, ...values },
        link: '/log',
      });
    for (const { classId, values } of classes)
      await tell(context, await teachersOf(context.read(), classId), {
        ...{ schoolId, kind: 'class-report', cause: `${classId}.${day}` },
        values: { day, ...values },
        link: `/classes/${classId}/log`,
      });
    await context.transact(async (work) => {
      work.startJob(sendDigests, { schoolId, day });
      job.finishIn(work);
    });
  },
  async failed(work, input) {
    work.startJob(sendDigests, input);
  },
});

async function tell(context: ModuleContext, personIds: readonly string[], news: News): Promise<void> {
  for (let at = 0; at < personIds.length; at += AT_ONCE)
    await context.transact((work) => tellAll(work, personIds.slice(at, at + AT_ONCE), news));
}
