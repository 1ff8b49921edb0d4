import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { RubricAssessment, ScorerRole, ScoringState } from '#contracts/assessment/rubric-assessments.ts';
import { Instant, may, route } from '#contracts/define.ts';
import { RubricAssessmentId, UserId } from '#contracts/ids.ts';
import { typedText as text } from '#contracts/typed-text.ts';

const byCriterion = <Value extends z.ZodType>(value: Value) => z.record(z.uuid(), value);
export const LONGEST_COMMENT = 1000;
export const LONGEST_OVERALL = 4000;

/** Level by criterion, words by criterion, and words about the whole. */
export const Scores = z.object({
  levels: byCriterion(z.uuid()),
  comments: byCriterion(z.string()),
  overall: z.string(),
});
export type Scores = z.infer<typeof Scores>;
/** Only what is named changes, `null` takes it away: two windows never take each other's scores. */
export const ScoresPatch = z.object({
  levels: byCriterion(z.uuid().nullable()).default({}),
  comments: byCriterion(text(LONGEST_COMMENT).nullable()).default({}),
  overall: text(LONGEST_OVERALL).optional(),
});
export type ScoresPatch = z.input<typeof ScoresPatch>;

/** `changing`: handed in, and changed since without handing it in again. */
export const ScoreSheet = Scores.extend({
  state: ScoringState,
  savedAt: Instant.nullable(),
  handedInAt: Instant.nullable(),
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

/** What somebody handed in. `by` is missing where the reader is not to learn it. */
export const Scored = Scores.extend({ by: PersonRef.nullable(), points: z.number(), at: Instant });
export type Scored = z.infer<typeof Scored>;

/** Where each side stands, in levels counted from the lowest (1); several scorers by their mean. */
export const Standing = z.object({
  criterionId: z.uuid(),
  teacher: z.number().nullable(),
  self: z.number().nullable(),
  peers: z.number().nullable(),
  /** Two of the three lie two levels or more apart. */
  apart: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;
export const Points = z.object({
  teacher: z.number().nullable(),
  self: z.number().nullable(),
  peers: z.number().nullable(),
  most: z.number(),
});
export type Points = z.infer<typeof Points>;

export const RubricResult = z.object({
  assessment: RubricAssessment,
  student: PersonRef,
  teacher: z.array(Scored),
  self: Scored.nullable(),
  peers: z.array(Scored),
  standing: z.array(Standing),
  points: Points,
});
export type RubricResult = z.infer<typeof RubricResult>;

/**
 * How far two sides say the same of one criterion. `exact` and `adjacent` (at most one level apart) are shares of
 * `pairs`; `kappa` is Cohen's, weighted by squares, `null` where chance alone explains everything. With few pairs
 * (`enough` is false) none of them says much.
 */
export const Agreement = z.object({
  pairs: z.number().int(),
  enough: z.boolean(),
  exact: z.number().nullable(),
  adjacent: z.number().nullable(),
  kappa: z.number().nullable(),
});
export type Agreement = z.infer<typeof Agreement>;

const Sitting = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
});
export const MatrixRow = Sitting.extend({
  /** The reader's own scores of this pupil. */
  mine: ScoreSheet,
  standing: z.array(Standing),
  points: Points,
  self: ScoringState,
  /** Peers who have handed in about this pupil. */
  received: z.number().int(),
  /** What this pupil has to say about others. */
  given: z.object({ done: z.number().int(), due: z.number().int() }),
});
export type MatrixRow = z.infer<typeof MatrixRow>;
export const RubricMatrix = z.object({
  assessment: RubricAssessment,
  rows: z.array(MatrixRow),
  agreement: z.array(z.object({ criterionId: z.uuid(), self: Agreement, peers: Agreement })),
});
export type RubricMatrix = z.infer<typeof RubricMatrix>;

const tags = ['assessment'];
const one = z.object({ id: RubricAssessmentId });
const ofPupil = one.extend({ studentId: UserId });
const teaching = may(['teacherOfClass', 'adminOfSchool'], 'rubricAssessment', 'id');
const scoring = may(['memberOfClass'], 'rubricAssessment', 'id');
/** Said when a score is changed after the pupils have seen it. */
const why = z.string().trim().max(500).default('');

export const rubricScoreRoutes = {
  rubricSheet: route
    .meta(scoring)
    .route({
      method: 'GET',
      path: '/rubric-assessments/{id}/scores/{studentId}',
      summary: 'My scores of a pupil so far',
      tags,
    })
    .input(ofPupil)
    .output(z.object({ assessment: RubricAssessment, student: PersonRef, as: ScorerRole, sheet: ScoreSheet })),
  saveRubricScores: route
    .meta(scoring)
    .route({
      method: 'PATCH',
      path: '/rubric-assessments/{id}/scores/{studentId}',
      summary: 'Keep some scores of mine without handing them in',
      tags,
    })
    .input(ofPupil.extend(ScoresPatch.shape))
    .output(ScoreSheet),
  handInRubricScores: route
    .meta(scoring)
    .route({
      method: 'POST',
      path: '/rubric-assessments/{id}/scores/{studentId}',
      summary: 'Hand in my scores of a pupil: those kept so far and these',
      tags,
    })
    .input(ofPupil.extend(ScoresPatch.shape).extend({ why }))
    .output(ScoreSheet),
  handInManyRubricScores: route
    .meta(may(['teacherOfClass'], 'rubricAssessment', 'id'))
    .route({
      method: 'POST',
      path: '/rubric-assessments/{id}/scores',
      summary: 'Hand in what I have kept about these pupils, all or none',
      tags,
    })
    .input(one.extend({ studentIds: z.array(UserId).min(1).max(200), why }))
    .output(z.object({ handedIn: z.number().int() })),
  rubricMatrix: route
    .meta(teaching)
    .route({
      method: 'GET',
      path: '/rubric-assessments/{id}/matrix',
      summary: 'The class by criteria: my scores, where each side stands, and how far they agree',
      tags,
    })
    .input(one)
    .output(RubricMatrix),
  rubricResult: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/rubric-results/{id}',
      summary: 'A pupil by teacher, self and peers, side by side; pupils see it once results are shown',
      tags,
    })
    .input(ofPupil)
    .output(RubricResult),
  exportRubricScores: route
    .meta(teaching)
    .route({ method: 'GET', path: '/rubric-assessments/{id}/export.csv', summary: 'The scores as CSV', tags })
    .input(one)
    .output(z.file()),
};
