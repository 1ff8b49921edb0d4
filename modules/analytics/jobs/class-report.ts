import * as z from 'zod';
import { defineJob, type ModuleContext } from '#kernel/module.ts';
import { pdfToken } from '#kernel/pdf/pdf.ts';
import { readPupilReport } from '#modules/analytics/database/read-models/pupil-report.ts';
import { pupilsOfClass } from '#modules/analytics/database/read-models/pupils-of-class.ts';
import { ClassReport, ReportFile } from '#modules/analytics/database/reports.ts';
import { type PupilReport, printedReports } from '#modules/analytics/domain/reports/print-report.ts';
import { addPictures } from '#modules/analytics/use-cases/reports/add-pictures.ts';

/** Makes one PDF for each pupil and one of all; what was made before a restart is not made again. */
export const classReportJob = defineJob({
  name: 'class-report',
  input: z.object({ reportId: z.string() }),
  attempts: 3,
  async run(context, job) {
    const report = await context.read().findOne(ClassReport, { id: job.input.reportId });
    if (report?.state !== 'making') return;
    const { id, classId, term, language } = report;
    const pupils = await pupilsOfClass(context.read(), classId);
    const made = new Set(
      (await context.read().find(ReportFile, { reportId: id }, { fields: ['personId'] })).map((file) => file.personId),
    );
    const all: PupilReport[] = [];
    for (const [index, { student, number }] of pupils.entries()) {
      job.signal.throwIfAborted();
      const asked = {
        classId,
        personId: student.id,
        evaluations: ['confirmed', 'published'],
        term: term ?? null,
      } as const;
      const about = await addPictures(context, student.id, await readPupilReport(context.read(), asked));
      all.push(about);
      if (!made.has(student.id)) {
        const bytes = await context
          .get(pdfToken)
          .print(printedReports([about], `${about.className} · ${about.name}`, language));
        const name = `${String(number ?? index + 1).padStart(2, '0')} ${about.name}.pdf`;
        await keepFile(context, { reportId: id, personId: student.id, name, bytes });
      }
      await context.transact(async ({ em }) => {
        await em.nativeUpdate(ClassReport, { id }, { done: index + 1, total: pupils.length });
      });
    }
    if (!made.has(id)) {
      const className = all[0]?.className ?? '';
      const bytes = await context.get(pdfToken).print(printedReports(all, className, language));
      await keepFile(context, { reportId: id, personId: id, name: `${className}.pdf`, bytes });
    }
    await context.transact(async (work) => {
      await work.em.nativeUpdate(ClassReport, { id }, { state: 'done' });
      job.finishIn(work);
    });
  },
  async failed({ em }, { reportId }) {
    await em.nativeUpdate(ClassReport, { id: reportId }, { state: 'failed' });
  },
});

type Made = { reportId: string; personId: string; name: string; bytes: Uint8Array };

const keepFile = (context: ModuleContext, { bytes, ...file }: Made): Promise<void> =>
  context.transact(async ({ em, ids }) => {
    em.create(ReportFile, { id: ids.next(), ...file, content: Buffer.from(bytes).toString('base64') });
    await em.flush();
  });
