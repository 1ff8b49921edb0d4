import * as z from 'zod';
import { ScorerRole } from '#contracts/assessment/rubric-assessments.ts';
import { SurveyType } from '#contracts/assessment/surveys.ts';
import { defineEvent, Instant } from '#contracts/define.ts';
import { AttemptId, ClassId, CorrectionId, QuizId, RubricAssessmentId, SchoolId, UserId } from '#contracts/ids.ts';

/** A pupil has handed in a survey, for the first time (`number` 1) or changed. What they answered is not told. */
export const surveyCompleted = defineEvent({
  type: 'assessment.survey-completed.v1',
  aggregate: 'survey-sheet',
  external: true,
  data: z.object({
    schoolId: SchoolId,
    studentId: UserId,
    survey: SurveyType,
    definitionVersion: z.number().int(),
    number: z.number().int(),
  }),
});

export const QuizFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  items: z.number().int(),
  /** What all of it together earns. */
  worth: z.number(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
});
const quiz = { aggregate: 'quiz' } as const;
/** Pupils see a quiz. `tell`: who is to hear of it now; nobody when it was published before. */
export const quizPublished = defineEvent({
  type: 'assessment.quiz-published.v1',
  ...quiz,
  data: QuizFacts.extend({ tell: z.array(UserId) }),
});
/** Nobody had started it, and pupils do not see it any more. */
export const quizWithdrawn = defineEvent({ type: 'assessment.quiz-withdrawn.v1', ...quiz, data: QuizFacts });

const Result = z.object({ studentId: UserId, attemptId: AttemptId, points: z.number().nullable(), of: z.number() });
/** Pupils see their results. `results`: that of each pupil who has handed in; `release` counts 1, 2, 3 … */
export const quizResultReleased = defineEvent({
  type: 'assessment.quiz-result-released.v1',
  ...quiz,
  data: QuizFacts.extend({ release: z.number().int(), results: z.array(Result) }),
});
/** What was released is otherwise now, for this pupil: a key was corrected, or a mark changed by hand. */
export const quizResultChanged = defineEvent({
  type: 'assessment.quiz-result-changed.v1',
  aggregate: 'attempt',
  data: QuizFacts.extend({
    quizId: QuizId,
    ...Result.shape,
    before: z.number().nullable(),
    why: z.enum(['key', 'mark']),
    /** Of the same correction a pupil is told once, however many attempts it changes. */
    correctionId: CorrectionId.nullable(),
  }),
});
/** An attempt was handed in: by its pupil, by a teacher, or because time was up. What was answered is not told. */
export const attemptHandedIn = defineEvent({
  type: 'assessment.attempt-handed-in.v1',
  aggregate: 'attempt',
  external: true,
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    quizId: QuizId,
    studentId: UserId,
    number: z.number().int(),
    by: z.enum(['pupil', 'time', 'teacher']),
    answered: z.number().int(),
    items: z.number().int(),
  }),
});

export const RubricAssessmentFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
});
/** Pupils may score now. `tell`: those who have to; nobody when it was open before. */
export const rubricAssessmentOpened = defineEvent({
  type: 'assessment.rubric-assessment-opened.v1',
  aggregate: 'rubric-assessment',
  data: RubricAssessmentFacts.extend({ tell: z.array(UserId) }),
});
/** Pupils see their results. `tell`: those who have one; nobody when they were told before. */
export const rubricResultReleased = defineEvent({
  type: 'assessment.rubric-result-released.v1',
  aggregate: 'rubric-assessment',
  data: RubricAssessmentFacts.extend({ tell: z.array(UserId) }),
});
/** Scores of a pupil were handed in, for the first time (`number` 1) or changed. Neither what nor by whom is told. */
export const rubricScored = defineEvent({
  type: 'assessment.rubric-scored.v1',
  aggregate: 'rubric-sheet',
  external: true,
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    assessmentId: RubricAssessmentId,
    studentId: UserId,
    as: ScorerRole,
    number: z.number().int(),
  }),
});
