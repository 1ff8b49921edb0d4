import * as z from 'zod';
import { Instant, may, route } from '#contracts/define.ts';
import { ClassId, ClassReportId, EntryId, UserId } from '#contracts/ids.ts';

const oneLine = (value: string): string => value.toWellFormed().replace(/\s+/gu, ' ').trim();

/** `making`: a job makes one PDF after another; it goes on after a restart. */
export const ClassReport = z.object({
  id: ClassReportId,
  classId: ClassId,
  term: z.string().nullable(),
  state: z.enum(['making', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  askedAt: Instant,
});
export type ClassReport = z.infer<typeof ClassReport>;

const tags = ['analytics'];
const readers = ['teacherOfClass', 'adminOfSchool'] as const;
const Term = z.string().overwrite(oneLine).min(1).max(20);
const one = z.object({ id: ClassReportId });

export const reportRoutes = {
  studentReport: route
    .meta({ ...may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'), limit: 'upload' })
    .route({
      method: 'GET',
      path: '/students/{studentId}/report.pdf',
      summary: 'The report of a pupil in a class as PDF (A4): question, evaluation, milestones, chosen entries',
      tags,
    })
    .input(
      z.object({
        studentId: UserId,
        classId: ClassId,
        /** Which entries, at most 30; without a choice those with most stars, then the newest. */
        entries: z
          .string()
          .max(30 * 37)
          .transform((list) => list.split(',').filter(Boolean))
          .pipe(z.array(EntryId).max(30))
          .optional(),
      }),
    )
    .output(z.file()),
  makeClassReport: route
    .meta({ ...may([...readers], 'class', 'classId'), limit: 'upload' })
    .route({
      method: 'POST',
      path: '/classes/{classId}/reports',
      successStatus: 202,
      summary: 'Make the reports of all pupils of a class; one that is being made is answered again',
      tags,
    })
    .input(z.object({ classId: ClassId, term: Term.nullable().default(null) }))
    .output(ClassReport),
  classReports: route
    .meta(may([...readers], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/reports',
      summary: 'Reports of a class of the last day, the newest first',
      tags,
    })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(ClassReport) })),
  classReportZip: route
    .meta(may([...readers], 'classReport', 'id'))
    .route({ method: 'GET', path: '/class-reports/{id}/reports.zip', summary: 'One PDF for each pupil', tags })
    .input(one)
    .output(z.file()),
  classReportPdf: route
    .meta(may([...readers], 'classReport', 'id'))
    .route({ method: 'GET', path: '/class-reports/{id}/reports.pdf', summary: 'All pupils in one PDF', tags })
    .input(one)
    .output(z.file()),
};
