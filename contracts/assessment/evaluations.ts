import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { ScorerRole } from '#contracts/assessment/rubric-assessments.ts';
import { Instant, may, route } from '#contracts/define.ts';
import { ClassId, RubricAssessmentId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

/**
 * One change of an outcome, in words that stay readable whatever becomes of the thing: the level of a criterion, words
 * about it (`comment`) or the whole (`overall`), or `points`. `name` is the criterion, or how the question begins; it is
 * empty for the whole.
 */
export const EvaluationChange = z.object({
  part: z.enum(['level', 'comment', 'overall', 'points']),
  name: z.string(),
  before: z.string(),
  after: z.string(),
});
export type EvaluationChange = z.infer<typeof EvaluationChange>;

/** `scored`: handed in for the first time. `shown` / `hidden`: the result was shown to the pupil, or taken back. */
export const EvaluationAct = z.enum(['scored', 'changed', 'shown', 'hidden']);
export const EvaluationRecord = z.object({
  id: z.uuid(),
  kind: z.enum(['rubric', 'quiz']),
  thingId: z.uuid(),
  classId: ClassId,
  /** What it was called then. */
  title: z.string(),
  student: PersonRef,
  what: EvaluationAct,
  as: ScorerRole.nullable(),
  /** Who did it; missing where the reader is not to learn it. */
  by: PersonRef.nullable(),
  changes: z.array(EvaluationChange),
  why: z.string(),
  at: Instant,
});
export type EvaluationRecord = z.infer<typeof EvaluationRecord>;

const tags = ['assessment'];

export const evaluationRoutes = {
  evaluations: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/evaluations',
      summary: 'Every outcome of a pupil that was scored, changed or shown, newest first; nothing ever leaves it',
      tags,
    })
    .input(PageQuery.extend({ studentId: UserId }))
    .output(pageOf(EvaluationRecord)),
  rubricEvaluations: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'rubricAssessment', 'id'))
    .route({
      method: 'GET',
      path: '/rubric-assessments/{id}/evaluations',
      summary: 'The same of one assessment by rubric',
      tags,
    })
    .input(PageQuery.extend({ id: RubricAssessmentId }))
    .output(pageOf(EvaluationRecord)),
};
