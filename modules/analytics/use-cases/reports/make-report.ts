import { DAY } from '#kernel/clock.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import { pupilsOfClass } from '#modules/analytics/database/read-models/pupils-of-class.ts';
import { ClassReport, ReportFile } from '#modules/analytics/database/reports.ts';
import { classReportJob } from '#modules/analytics/jobs/class-report.ts';

type Asking = { term: string | null; language: 'ja' | 'en'; by: string };

/** Starts the reports of a class; who asks again while the same are being made gets those. Answers the id. */
export async function makeClassReport(work: Work, classId: string, asking: Asking): Promise<string> {
  const { em, ids, clock } = work;
  const { schoolId } = await theOpenClass(em, classId);
  const same = await em.findOne(ClassReport, { classId, ...asking, state: 'making' });
  if (same) return same.id;
  const id = ids.next();
  const total = (await pupilsOfClass(em, classId)).length;
  em.create(ClassReport, { id, schoolId, classId, ...asking, state: 'making', done: 0, total, at: clock.now() });
  work.startJob(classReportJob, { reportId: id });
  await em.flush();
  return id;
}

/** Reports are kept for a day: they are as old as the moment they were asked for, and can be made again. */
export async function forgetReports(context: ModuleContext): Promise<void> {
  await context.transact(async ({ em, clock }) => {
    const old = await em.find(ClassReport, { at: { $lt: clock.now() - DAY } }, { limit: 100, fields: ['id'] });
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return;
    await em.nativeDelete(ReportFile, { reportId: ids });
    await em.nativeDelete(ClassReport, { id: ids });
  });
}
