import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { writePackage } from '#kernel/files/packages.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { pdfToken } from '#kernel/pdf/pdf.ts';
import { listClassReports } from '#modules/analytics/database/read-models/class-reports.ts';
import { readPupilReport } from '#modules/analytics/database/read-models/pupil-report.ts';
import { seesWork } from '#modules/analytics/database/read-models/taught-only.ts';
import { ClassReport, ReportFile } from '#modules/analytics/database/reports.ts';
import { printedReports } from '#modules/analytics/domain/reports/print-report.ts';
import { addPictures } from '#modules/analytics/use-cases/reports/add-pictures.ts';
import { makeClassReport } from '#modules/analytics/use-cases/reports/make-report.ts';

const os = routesOf(analyticsRoutes);

async function madeReport({ read }: RouteContext, id: string): Promise<ClassReport> {
  const report = await read().findOne(ClassReport, { id });
  if (report?.state !== 'done') throw notFound('report');
  return report;
}
/** Characters a file's name cannot have everywhere. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{C}]/gu, ' ').trim();

export const reportRoutes = {
  studentReport: os.studentReport.handler(async ({ context, input: { studentId, classId, entries } }) => {
    const { me } = context;
    const em = context.read();
    if (me.role === 'teacher' && !(await seesWork(em, { classId, personId: studentId }, me.id)))
      throw forbidden('You do not teach this pupil in this class.');
    const own = me.id === studentId;
    const read = await readPupilReport(em, {
      classId,
      personId: studentId,
      evaluations: own ? ['published'] : ['confirmed', 'published'],
      ...(entries ? { entries } : {}),
    });
    const about = await addPictures(context, studentId, read);
    const title = `${about.className} · ${about.name}`;
    const bytes = await context.get(pdfToken).print(printedReports([about], title, context.client.language));
    return new File([bytes as never], fileName(`${about.name}.pdf`), { type: 'application/pdf' });
  }),
  makeClassReport: os.makeClassReport.handler(async ({ context, input: { classId, term } }) => {
    const { language } = context.client;
    // Where no browser is there the caller hears it now (503), and no job fails behind their back.
    await context.get(pdfToken).print({ html: '<!doctype html><p>.</p>', header: '', language });
    const id = await context.transact((work) => makeClassReport(work, classId, { term, language, by: context.me.id }));
    const found = (await listClassReports(context.read(), classId)).find((report) => report.id === id);
    if (!found) throw notFound('report');
    return found;
  }),
  classReports: os.classReports.handler(async ({ context, input }) => ({
    items: await listClassReports(context.read(), input.classId),
  })),
  classReportZip: os.classReportZip.handler(async ({ context, input }) => {
    const report = await madeReport(context, input.id);
    const files = await context.read().find(ReportFile, { reportId: report.id, personId: { $ne: report.id } });
    const contents = new Map(
      files
        .toSorted((a, b) => a.name.localeCompare(b.name))
        // Two pupils of one name are told apart by their number, and where that is missing by their place.
        .map((file, index, all) => [
          fileName(
            all.some((other) => other !== file && other.name === file.name) ? `${index + 1} ${file.name}` : file.name,
          ),
          Buffer.from(file.content, 'base64'),
        ]),
    );
    return new File([await writePackage(contents, report.at)], 'reports.zip', { type: 'application/zip' });
  }),
  classReportPdf: os.classReportPdf.handler(async ({ context, input }) => {
    const report = await madeReport(context, input.id);
    const file = await context.read().findOne(ReportFile, { reportId: report.id, personId: report.id });
    if (!file) throw notFound('report');
    return new File([Buffer.from(file.content, 'base64')], fileName(file.name), { type: 'application/pdf' });
  }),
};
