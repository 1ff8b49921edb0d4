import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { RubricDocument } from '#contracts/assessment/rubrics.ts';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, RubricAssessmentId, RubricId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

/** `draft` only teachers see; while `open` pupils score; `closed` they do not any more; `shown` they see their results. */
export const RubricState = z.enum(['draft', 'open', 'closed', 'shown']);
export type RubricState = z.infer<typeof RubricState>;
/** Which pupils score which: none, `some` (each as many given ones), one's own project group, or everybody. */
export const PeerMode = z.enum(['none', 'some', 'group', 'all']);
export type PeerMode = z.infer<typeof PeerMode>;
/** In what part somebody scores. */
export const ScorerRole = z.enum(['teacher', 'self', 'peer']);
export type ScorerRole = z.infer<typeof ScorerRole>;

/** Who scores, and with which rubric: settled when it is opened. Teachers of the class always score. */
const Scoring = z.object({
  rubricId: RubricId,
  self: z.boolean(),
  peers: PeerMode,
  /** With `some`: how many pupils each one scores, and is scored by. */
  peersEach: z.number().int().min(1).max(10),
  /** The scored pupil and the other pupils never learn which pupil said what; teachers do. */
  anonymous: z.boolean(),
});
const Wording = z.object({
  title: z.string().trim().min(1).max(100),
  /** What is looked at, e.g. 中間発表. */
  subject: z.string().trim().max(200),
  dueOn: Day.nullable(),
});

export const RubricAssessment = Scoring.extend(Wording.shape).extend({
  id: RubricAssessmentId,
  classId: ClassId,
  state: RubricState,
  /** Before it is opened: the rubric as it is now. After that: as it was then, for good. */
  rubric: RubricDocument,
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  shownAt: Instant.nullable(),
  version: z.number().int(),
});
export type RubricAssessment = z.infer<typeof RubricAssessment>;

const Done = z.object({ done: z.number().int(), due: z.number().int() });
export const RubricAssessmentSummary = RubricAssessment.omit({ rubric: true }).extend({
  className: z.string(),
  rubricName: z.string(),
  criteria: z.number().int(),
  /** What I have to score, and have handed in. */
  mine: Done,
  /** For teachers: what all pupils together have to score. */
  pupils: Done.nullable(),
});
export type RubricAssessmentSummary = z.infer<typeof RubricAssessmentSummary>;

/** Whom a pupil has to score and how far that is. */
export const ScoringState = z.enum(['new', 'draft', 'done', 'changing']);
export type ScoringState = z.infer<typeof ScoringState>;
export const RubricTask = z.object({ student: PersonRef, as: ScorerRole, state: ScoringState });
export type RubricTask = z.infer<typeof RubricTask>;

export const ProgressPair = z.object({
  scorerId: UserId,
  studentId: UserId,
  as: ScorerRole,
  state: ScoringState,
});
export type ProgressPair = z.infer<typeof ProgressPair>;

const tags = ['assessment'];
const one = z.object({ id: RubricAssessmentId });
const teaching = may(['teacherOfClass', 'adminOfSchool'], 'rubricAssessment', 'id');
const members = may(['memberOfClass', 'adminOfSchool'], 'rubricAssessment', 'id');

export const rubricAssessmentRoutes = {
  rubricAssessments: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/rubric-assessments',
      summary: 'What is assessed by rubric in a class, newest first; pupils do not see drafts',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId }))
    .output(pageOf(RubricAssessmentSummary)),
  waitingRubrics: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/rubric-assessments/waiting',
      summary: 'Open in my classes, with something left for me to score (20 at most, the one due first on top)',
      tags,
    })
    .output(z.object({ items: z.array(RubricAssessmentSummary) })),
  createRubricAssessment: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/rubric-assessments',
      successStatus: 201,
      summary: 'Prepare an assessment by rubric',
      tags,
    })
    .input(Scoring.extend(Wording.shape).extend({ classId: ClassId }))
    .output(RubricAssessment),
  rubricAssessment: route
    .meta(members)
    .route({ method: 'GET', path: '/rubric-assessments/{id}', summary: 'One assessment with its rubric', tags })
    .input(one)
    .output(RubricAssessment),
  changeRubricAssessment: route
    .meta(teaching)
    .route({
      method: 'PATCH',
      path: '/rubric-assessments/{id}',
      summary: 'Change its words and day; who scores and with what only before it is opened',
      tags,
    })
    .input(one.extend({ version: Version, ...Scoring.partial().shape, ...Wording.partial().shape }))
    .output(RubricAssessment),
  moveRubricAssessment: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/rubric-assessments/{id}/state',
      summary: 'Open, close or open again, show the results to the pupils or take them back',
      tags,
    })
    .input(one.extend({ version: Version, to: z.enum(['open', 'closed', 'shown']) }))
    .output(RubricAssessment),
  removeRubricAssessment: route
    .meta(teaching)
    .route({
      method: 'DELETE',
      path: '/rubric-assessments/{id}',
      successStatus: 204,
      summary: 'Put away an assessment in which nothing has been handed in',
      tags,
    })
    .input(one)
    .output(Nothing),
  takeBackRubricAssessment: route
    .meta(teaching)
    .route({
      method: 'POST',
      path: '/rubric-assessments/{id}/take-back',
      summary: 'Take it out again after it was put away',
      tags,
    })
    .input(one)
    .output(RubricAssessment),
  rubricTasks: route
    .meta(may(['memberOfClass'], 'rubricAssessment', 'id'))
    .route({ method: 'GET', path: '/rubric-assessments/{id}/tasks', summary: 'Whom I have to score', tags })
    .input(one)
    .output(z.object({ items: z.array(RubricTask) })),
  rubricProgress: route
    .meta(teaching)
    .route({ method: 'GET', path: '/rubric-assessments/{id}/progress', summary: 'Who has scored whom', tags })
    .input(one)
    .output(z.object({ items: z.array(ProgressPair) })),
};
