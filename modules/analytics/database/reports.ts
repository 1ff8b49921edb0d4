import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { id, instant, json, p, reference } from '#kernel/database/columns.ts';

/** Somebody asked for the reports of a class. */
export const ClassReport = defineEntity({
  name: 'ClassReport',
  tableName: 'class_report',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    term: p.string().length(20).nullable(),
    language: p.enum(['ja', 'en'] as const),
    by: reference(),
    state: p.enum(['making', 'done', 'failed'] as const),
    done: p.integer(),
    total: p.integer(),
    at: instant(),
  },
  indexes: [
    { name: 'class_report_class', properties: ['classId', 'at'] },
    { name: 'class_report_at', properties: ['at'] },
  ],
});
export type ClassReport = InferEntity<typeof ClassReport>;

/** A PDF of it; `personId` is the report's own id for the one with all pupils. Kept for a day. */
export const ReportFile = defineEntity({
  name: 'ReportFile',
  tableName: 'report_file',
  properties: {
    id: id(),
    reportId: reference(),
    personId: reference(),
    name: p.string().length(120),
    /** Base64, in a column as long as JSON may be. */
    content: json<string>(),
  },
  uniques: [{ name: 'report_file_of', properties: ['reportId', 'personId'] }],
});
export type ReportFile = InferEntity<typeof ReportFile>;

/** What a pupil did in a class in a teacher's words, once drafted by AI: the last one that was accepted. */
export const ReportSummary = defineEntity({
  name: 'ReportSummary',
  tableName: 'report_summary',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    text: p.text(),
    acceptedBy: reference(),
    acceptedAt: instant(),
  },
  uniques: [{ name: 'report_summary_of', properties: ['classId', 'personId'] }],
});
export type ReportSummary = InferEntity<typeof ReportSummary>;

export const reportEntities = [ClassReport, ReportFile, ReportSummary];
