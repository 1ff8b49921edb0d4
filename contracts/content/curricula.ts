import * as z from 'zod';
import { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, CurriculumId, CurriculumVersionId, SagaId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

const tags = ['content'];
const teachersOfClass = ['teacherOfClass', 'adminOfSchool'] as const;
const members = ['memberOfClass', 'adminOfSchool'] as const;
const teaching = may([...teachersOfClass], 'curriculum', 'id');
const one = z.object({ id: CurriculumId });
/** Twice the text a document may hold, as it travels. */
const bodyLimit = 2 * 1024 * 1024;

/** `withdrawn`: was published, and pupils do not see it any more. */
export const CurriculumState = z.enum(['draft', 'published', 'withdrawn']);
export type CurriculumState = z.infer<typeof CurriculumState>;
/** Who wrote it first. A draft by AI is accepted into a curriculum exactly as one by hand. */
export const CurriculumOrigin = z.enum(['hand', 'csv', 'copy', 'ai', 'demo']);
export type CurriculumOrigin = z.infer<typeof CurriculumOrigin>;

const Person = z.object({ id: UserId, familyName: z.string(), givenName: z.string() });

export const CurriculumSummary = z.object({
  id: CurriculumId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  mainTheme: z.string(),
  state: CurriculumState,
  origin: CurriculumOrigin,
  totalHours: z.number(),
  /** Sum over all weeks. */
  hours: z.number(),
  weeks: z.number().int(),
  publishedAt: Instant.nullable(),
  changedAt: Instant,
  /** Whether something was changed since what pupils see was published. For pupils always false. */
  ahead: z.boolean(),
  version: z.number().int(),
});
export type CurriculumSummary = z.infer<typeof CurriculumSummary>;

/** For pupils, `document` is what was published last; for teachers, what they are working on. */
export const CurriculumView = CurriculumSummary.omit({ title: true, mainTheme: true, totalHours: true }).extend({
  document: CurriculumDocument,
  changedBy: Person.nullable(),
  /** The curriculum this one was copied from. */
  sourceId: CurriculumId.nullable(),
});
export type CurriculumView = z.infer<typeof CurriculumView>;

/** The answer to a change: small, because it is remembered for every autosave. */
export const CurriculumSaved = z.object({
  id: CurriculumId,
  state: CurriculumState,
  version: z.number().int(),
  changedAt: Instant,
  publishedAt: Instant.nullable(),
  ahead: z.boolean(),
});
export type CurriculumSaved = z.infer<typeof CurriculumSaved>;

export const SAVE_REASONS = [
  'asked',
  'published',
  'daily',
  'before-restore',
  'restored',
  'before-import',
  'imported',
  'copied',
] as const;
/** A save point: the whole document as it was. `number` counts from 1 within a curriculum. */
export const CurriculumVersion = z.object({
  id: CurriculumVersionId,
  number: z.number().int(),
  reason: z.enum(SAVE_REASONS),
  name: z.string(),
  by: Person.nullable(),
  at: Instant,
  weeks: z.number().int(),
  hours: z.number(),
});
export type CurriculumVersion = z.infer<typeof CurriculumVersion>;

/** One difference. Fields carry both wordings; the page marks the words. */
export const CurriculumChange = z.object({
  part: z.enum(['curriculum', 'phase', 'week', 'category', 'level']),
  id: z.string(),
  /** What it is called now, or was called if it is gone. */
  name: z.string(),
  /** The phase of a week, the category of a level. */
  within: z.string().nullable(),
  kind: z.enum(['added', 'removed', 'moved', 'changed']),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type CurriculumChange = z.infer<typeof CurriculumChange>;

export const AssignmentView = z.object({
  id: SagaId,
  /** `stuck`: undoing has failed and an operator is wanted. */
  state: z.enum(['running', 'done', 'undoing', 'undone', 'stuck']),
  steps: z.array(
    z.object({
      /** `copy`: the copies are made. `check`: academic confirms the classes. `open`: the copies are there. `tell`. */
      name: z.enum(['copy', 'check', 'open', 'tell']),
      state: z.enum(['waiting', 'running', 'done', 'failed', 'undoing', 'undone', 'stuck']),
    }),
  ),
  reason: z.string().nullable(),
  title: z.string(),
  publish: z.boolean(),
  classes: z.array(
    z.object({
      classId: ClassId,
      className: z.string(),
      curriculumId: CurriculumId.nullable(),
      refused: z.string().nullable(),
    }),
  ),
  startedAt: Instant,
  endedAt: Instant.nullable(),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

export const CsvProblem = z.object({
  column: z.string(),
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
/** One row of a CSV file: `hint` is read, otherwise than it stands there. */
export const CsvRow = z.object({
  line: z.number().int(),
  part: z.enum(['phase', 'week', 'category', 'level', 'head']),
  name: z.string(),
  within: z.string(),
  hours: z.number().nullable(),
  verdict: z.enum(['ok', 'hint', 'error']),
  problems: z.array(CsvProblem),
});
export type CsvRow = z.infer<typeof CsvRow>;
const CsvCheck = z.object({
  committed: z.boolean(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'shift_jis']),
  rows: z.array(CsvRow),
  weeks: z.number().int(),
  hours: z.number(),
  levels: z.number().int(),
  errors: z.number().int(),
  /** The curriculum written to, once committed. */
  id: CurriculumId.nullable(),
});
export type CsvCheck = z.infer<typeof CsvCheck>;
const csv = { limit: 'upload', bodyLimit } as const;

export const curriculumRoutes = {
  curricula: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/curricula',
      summary:
        'Curricula, last changed first: of the classes one teaches, the published ones of a pupil’s, or a school’s',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId.optional(), state: CurriculumState.optional() }))
    .output(pageOf(CurriculumSummary)),
  createCurriculum: route
    .meta({ ...may([...teachersOfClass], 'class', 'classId'), bodyLimit })
    .route({ method: 'POST', path: '/curricula', successStatus: 201, summary: 'Begin a curriculum for a class', tags })
    .input(
      z.object({
        classId: ClassId,
        document: CurriculumDocument.partial().extend({ title: z.string().trim().min(1).max(100) }),
      }),
    )
    .output(CurriculumView),
  curriculum: route
    .meta(may([...members], 'curriculum', 'id'))
    .route({
      method: 'GET',
      path: '/curricula/{id}',
      summary: 'One curriculum: the working state for teachers, the published one for pupils (and with `published`)',
      tags,
    })
    .input(one.extend({ published: z.stringbool().default(false) }))
    .output(CurriculumView),
  saveCurriculum: route
    .meta({ ...teaching, bodyLimit })
    .route({ method: 'PUT', path: '/curricula/{id}', summary: 'Save the working state', tags })
    .input(one.extend({ version: Version, document: CurriculumDocument }))
    .output(CurriculumSaved),
  removeCurriculum: route
    .meta(teaching)
    .route({
      method: 'DELETE',
      path: '/curricula/{id}',
      successStatus: 204,
      summary: 'Put a curriculum away that pupils do not see',
      tags,
    })
    .input(one)
    .output(Nothing),
  takeBackCurriculum: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/curricula/{id}/take-back',
      summary: 'Take a curriculum out again that was put away',
      tags,
    })
    .input(one)
    .output(CurriculumSaved),
  publishCurriculum: route
    .meta(teaching)
    .route({ method: 'POST', path: '/curricula/{id}/publish', summary: 'Show the working state to the pupils', tags })
    .input(one.extend({ version: Version }))
    .output(CurriculumSaved),
  withdrawCurriculum: route
    .meta(teaching)
    .route({ method: 'POST', path: '/curricula/{id}/withdraw', summary: 'Hide a curriculum from the pupils', tags })
    .input(one)
    .output(CurriculumSaved),
  curriculumVersions: route
    .meta(teaching)
    .route({ method: 'GET', path: '/curricula/{id}/versions', summary: 'Save points, newest first', tags })
    .input(PageQuery.extend(one.shape))
    .output(pageOf(CurriculumVersion)),
  keepCurriculumVersion: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/curricula/{id}/versions',
      successStatus: 201,
      summary: 'Keep the working state as a save point',
      tags,
    })
    .input(one.extend({ name: z.string().trim().max(100).default('') }))
    .output(CurriculumVersion),
  curriculumDiff: route
    .meta(teaching)
    .route({
      method: 'GET',
      path: '/curricula/{id}/diff',
      summary: 'What changed from one save point to another, or to the working state',
      tags,
    })
    .input(one.extend({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1).optional() }))
    .output(z.object({ changes: z.array(CurriculumChange) })),
  restoreCurriculum: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/curricula/{id}/versions/{number}/restore',
      summary: 'Work on from a save point; what was there before becomes one itself',
      tags,
    })
    .input(one.extend({ number: z.coerce.number().int().min(1), version: Version }))
    .output(CurriculumView),
  copyCurriculum: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/curricula/{id}/copies',
      successStatus: 201,
      summary: 'Copy into a class one teaches, as a draft',
      tags,
    })
    .input(one.extend({ classId: ClassId }))
    .output(CurriculumView),
  assignCurriculum: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/curricula/{id}/assignments',
      successStatus: 202,
      summary: 'Give copies to several classes, all or none; published at once if asked',
      tags,
    })
    .input(one.extend({ classIds: z.array(ClassId).min(1).max(40), publish: z.boolean().default(false) }))
    .output(AssignmentView),
  assignment: route
    .meta(may(['self', 'adminOfSchool'], 'assignment', 'id'))
    .route({ method: 'GET', path: '/curriculum-assignments/{id}', summary: 'How far an assignment is', tags })
    .input(z.object({ id: SagaId }))
    .output(AssignmentView),
  exportCurriculumCsv: route
    .meta(teaching)
    .route({ method: 'GET', path: '/curricula/{id}/export.csv', summary: 'Phases, weeks and rubric as CSV', tags })
    .input(one)
    .output(z.file()),
  exportCurriculumPdf: route
    .meta({ ...may([...members], 'curriculum', 'id'), limit: 'upload' })
    .route({ method: 'GET', path: '/curricula/{id}/export.pdf', summary: 'The curriculum as PDF (A4)', tags })
    .input(one)
    .output(z.file()),
  importCurriculumCsv: route
    .meta({ ...teaching, ...csv })
    .route({
      method: 'POST',
      path: '/curricula/{id}/import.csv',
      summary: 'Put the phases and the rubric of a file in place of the present ones; without `commit` only a preview',
      tags,
    })
    .input(one.extend({ file: z.file(), version: Version, commit: z.stringbool().default(false) }))
    .output(CsvCheck),
  createCurriculumFromCsv: route
    .meta({ ...may([...teachersOfClass], 'class', 'classId'), ...csv })
    .route({
      method: 'POST',
      path: '/classes/{classId}/curricula.csv',
      summary: 'Begin a curriculum from a file; without `commit` only a preview',
      tags,
    })
    .input(
      z.object({
        classId: ClassId,
        file: z.file(),
        title: z.string().trim().max(100).default(''),
        commit: z.stringbool().default(false),
      }),
    )
    .output(CsvCheck),
};
