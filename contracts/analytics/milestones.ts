import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, MilestoneId, SubmissionId, UserId } from '#contracts/ids.ts';

const oneLine = (value: string): string => value.toWellFormed().replace(/\s+/gu, ' ').trim();
const VISIBLE = /[^\p{Z}\p{C}]/u;
const line = (most: number) =>
  z.string().overwrite(oneLine).min(1, { abort: true }).max(most).regex(VISIBLE, { error: 'required' });
const text = (most: number) =>
  z
    .string()
    .overwrite((value) => value.toWellFormed())
    .max(most);

const milestoneWords = {
  title: line(100),
  description: text(4000).default(''),
  dueDay: Day,
  /** Pupils who have not handed in are reminded so many school days before; 0: not at all. */
  remindDays: z.number().int().min(0).max(30).default(3),
  /** Names of levels, the lowest first, e.g. of a rubric; none where work is only answered or graded. */
  levels: z.array(line(30)).max(8).default([]),
};
/** What a pupil hands in. */
const work = { content: text(16_000).default(''), reflection: text(4000).default('') };

/** `open`: never handed in. `changed`: handed in, and now there are words that have not been. */
export const SubmissionState = z.enum(['open', 'submitted', 'changed', 'reviewed']);
export type SubmissionState = z.infer<typeof SubmissionState>;

/** A level, a grade of any kind, or neither. */
export const Review = z.object({
  text: z.string(),
  level: z.string().nullable(),
  grade: z.string().nullable(),
  by: PersonRef,
  at: Instant,
});
export type Review = z.infer<typeof Review>;

export const MilestoneView = z.object({
  id: MilestoneId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  description: z.string(),
  dueDay: Day,
  remindDays: z.number().int(),
  levels: z.array(z.string()),
  version: z.number().int(),
});
export type MilestoneView = z.infer<typeof MilestoneView>;

/** A milestone as one pupil stands with it. */
export const OwnMilestone = MilestoneView.extend({
  state: SubmissionState,
  /** Something is written that was never handed in. */
  begun: z.boolean(),
  late: z.boolean(),
  submittedAt: Instant.nullable(),
  level: z.string().nullable(),
  grade: z.string().nullable(),
});
export type OwnMilestone = z.infer<typeof OwnMilestone>;

/** Work as it was handed in, for the first time (`number` 1) or again. */
export const SubmissionVersion = z.object({
  number: z.number().int(),
  content: z.string(),
  reflection: z.string(),
  /** After the day it was due. */
  late: z.boolean(),
  /** How many files lay there then. */
  files: z.number().int(),
  at: Instant,
  review: Review.nullable(),
});
export type SubmissionVersion = z.infer<typeof SubmissionVersion>;

/** The pupil's own: the words being written, and everything handed in, the newest first. */
export const OwnSubmission = z.object({
  milestone: MilestoneView,
  id: SubmissionId.nullable(),
  state: SubmissionState,
  content: z.string(),
  reflection: z.string(),
  versions: z.array(SubmissionVersion),
  /** The class has been put away, or the pupil has left it: only to be read. */
  closed: z.boolean(),
  /** 0 while nothing is written. */
  version: z.number().int(),
});
export type OwnSubmission = z.infer<typeof OwnSubmission>;

/** What who teaches reads: what was handed in, never what is still being written. */
export const SubmissionView = z.object({
  id: SubmissionId,
  milestone: MilestoneView,
  student: PersonRef,
  versions: z.array(SubmissionVersion),
});
export type SubmissionView = z.infer<typeof SubmissionView>;

/** `begun`: written, not handed in. `waiting`: handed in, not reviewed. */
export const MatrixCell = z.object({
  milestoneId: MilestoneId,
  submissionId: SubmissionId,
  state: z.enum(['begun', 'waiting', 'reviewed']),
  number: z.number().int(),
  late: z.boolean(),
  level: z.string().nullable(),
  /** Its place among the levels of the milestone, 1 the lowest. */
  rank: z.number().int().nullable(),
  grade: z.string().nullable(),
  submittedAt: Instant.nullable(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;
export const MatrixRow = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  cells: z.array(MatrixCell),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

const tags = ['analytics'];
const inClass = z.object({ classId: ClassId });
const one = z.object({ id: MilestoneId });
const submission = z.object({ id: SubmissionId });
const teaches = ['teacherOfClass', 'adminOfSchool'] as const;

export const milestoneRoutes = {
  milestones: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/milestones', summary: 'Milestones of a class by due day', tags })
    .input(inClass)
    .output(z.object({ items: z.array(MilestoneView) })),
  addMilestone: route
    .meta(may([...teaches], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/milestones',
      successStatus: 201,
      summary: 'Set a milestone for a class; at most 60',
      tags,
    })
    .input(inClass.extend(milestoneWords))
    .output(MilestoneView),
  changeMilestone: route
    .meta(may([...teaches], 'milestone', 'id'))
    .route({ method: 'PUT', path: '/milestones/{id}', summary: 'Change a milestone', tags })
    .input(one.extend({ version: Version, ...milestoneWords }))
    .output(MilestoneView),
  removeMilestone: route
    .meta(may([...teaches], 'milestone', 'id'))
    .route({
      method: 'DELETE',
      path: '/milestones/{id}',
      successStatus: 204,
      summary: 'Take a milestone away; it can be taken back with everything handed in for it',
      tags,
    })
    .input(one)
    .output(Nothing),
  restoreMilestone: route
    .meta(may([...teaches], 'milestone', 'id'))
    .route({ method: 'POST', path: '/milestones/{id}/restore', summary: 'Take a milestone back', tags })
    .input(one)
    .output(MilestoneView),
  milestoneMatrix: route
    .meta(may([...teaches], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/milestone-matrix',
      summary: 'Pupils × milestones of a class; what nobody has begun has no cell',
      tags,
    })
    .input(inClass)
    .output(z.object({ milestones: z.array(MilestoneView), pupils: z.array(MatrixRow) })),
  exportMilestonesCsv: route
    .meta(may([...teaches], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/milestones.csv', summary: 'The same as CSV', tags })
    .input(inClass)
    .output(z.file()),

  studentMilestones: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/milestones',
      summary: 'Milestones of a pupil over all their open classes, by due day; teachers see those of their classes',
      tags,
    })
    .input(z.object({ studentId: UserId, classId: ClassId.optional() }))
    .output(z.object({ items: z.array(OwnMilestone) })),
  ownSubmission: route
    .meta(may(['memberOfClass'], 'milestone', 'id'))
    .route({ method: 'GET', path: '/milestones/{id}/submission', summary: 'My own work for a milestone', tags })
    .input(one)
    .output(OwnSubmission),
  keepSubmission: route
    .meta(may(['memberOfClass'], 'milestone', 'id'))
    .route({
      method: 'PUT',
      path: '/milestones/{id}/submission',
      summary: 'Keep what I am writing, without handing it in',
      tags,
    })
    .input(one.extend({ version: z.number().int().min(0), ...work }))
    .output(OwnSubmission),
  submitWork: route
    .meta(may(['memberOfClass'], 'milestone', 'id'))
    .route({
      method: 'POST',
      path: '/milestones/{id}/submission',
      summary: 'Hand my work in, for the first time or again; after the due day it is marked as late',
      tags,
    })
    .input(one.extend({ version: z.number().int().min(0), ...work }))
    .output(OwnSubmission),
  discardChanges: route
    .meta(may(['memberOfClass'], 'milestone', 'id'))
    .route({
      method: 'POST',
      path: '/milestones/{id}/submission/discard',
      summary: 'Leave my work as I handed it in last',
      tags,
    })
    .input(one)
    .output(OwnSubmission),
  submission: route
    .meta(may(['self', ...teaches], 'submission', 'id'))
    .route({ method: 'GET', path: '/submissions/{id}', summary: 'What a pupil has handed in, the newest first', tags })
    .input(submission)
    .output(SubmissionView),
  reviewSubmission: route
    .meta(may(['teacherOfClass'], 'submission', 'id'))
    .route({
      method: 'PUT',
      path: '/submissions/{id}/review',
      summary: 'Answer what was handed in as `number`; the pupil is told once of each',
      tags,
    })
    .input(
      submission.extend({
        number: z.number().int().min(1),
        text: z
          .string()
          .overwrite((value) => value.toWellFormed().trim())
          .max(4000)
          .default(''),
        level: line(30).nullable().default(null),
        grade: line(10).nullable().default(null),
      }),
    )
    .output(SubmissionView),
};
