import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { StudentQuiz } from '#contracts/assessment/attempt-views.ts';
import { Instant, may, route } from '#contracts/define.ts';
import { ClassId, RubricAssessmentId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export const SurveyType = z.enum(['interest', 'personality']);
export type SurveyType = z.infer<typeof SurveyType>;

/** Words of a survey come with it, in both languages: an old survey keeps its wording whatever the pages say today. */
export const Words = z.object({ ja: z.string(), en: z.string() });
export type Words = z.infer<typeof Words>;

/** `choices`: any number of the options. `text`: free words. `scale`: how true a statement is, 1 (not at all) to 5. */
export const SurveyQuestion = z.discriminatedUnion('kind', [
  z.object({
    id: z.string(),
    kind: z.literal('choices'),
    title: Words,
    required: z.boolean(),
    options: z.array(z.object({ id: z.string(), words: Words })),
  }),
  z.object({
    id: z.string(),
    kind: z.literal('text'),
    title: Words,
    required: z.boolean(),
    /** Characters (UTF-16 units) at most. */
    longest: z.number().int(),
  }),
  z.object({ id: z.string(), kind: z.literal('scale'), title: Words, required: z.boolean() }),
]);
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

export const SurveyDefinition = z.object({
  type: SurveyType,
  /** Another version is another set of questions; answers belong to the version they were given to. */
  version: z.number().int(),
  title: Words,
  purpose: Words,
  minutes: z.number().int(),
  questions: z.array(SurveyQuestion),
});
export type SurveyDefinition = z.infer<typeof SurveyDefinition>;

/** By question: ids of the chosen options, free words, or 1–5. */
export const SurveyAnswer = z.union([
  z.array(z.string().max(60)).max(60),
  z.string().max(20_000),
  z.number().int().min(1).max(5),
]);
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;
export const SurveyAnswers = z.record(z.string().max(60), SurveyAnswer);
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;
/** Only the questions named change; `null` takes an answer away. So two devices never overwrite each other's answers. */
export const SurveyPatch = z.record(z.string().max(60), SurveyAnswer.nullable());
export type SurveyPatch = z.infer<typeof SurveyPatch>;

/** `changing`: answered once, and now there are answers that have not been handed in yet. */
export const SheetState = z.enum(['new', 'draft', 'answered', 'changing']);
export type SheetState = z.infer<typeof SheetState>;
export const SurveySheet = z.object({
  state: SheetState,
  answers: SurveyAnswers,
  savedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
});
export type SurveySheet = z.infer<typeof SurveySheet>;

export const TraitScore = z.object({
  trait: z.string(),
  name: Words,
  /** Sum of four statements after reversing: 4–20. */
  score: z.number().int().min(4).max(20),
  /** What it says in plain words. Never a verdict. */
  description: Words,
});
export type TraitScore = z.infer<typeof TraitScore>;

export const SurveyResult = z.object({
  definition: SurveyDefinition,
  /** Which of the handings-in this is: 1, 2, 3 … */
  number: z.number().int(),
  answers: SurveyAnswers,
  answeredAt: Instant,
  /** Only of the personality survey. */
  traits: z.array(TraitScore).nullable(),
  /** All handings-in, the newest first. */
  history: z.array(z.object({ number: z.number().int(), answeredAt: Instant })),
});
export type SurveyResult = z.infer<typeof SurveyResult>;

const Sitting = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
});
const SheetSummary = z.object({ state: SheetState, answeredAt: Instant.nullable() });
export const ClassSurveyRow = Sitting.extend({ interest: SheetSummary, personality: SheetSummary });
export type ClassSurveyRow = z.infer<typeof ClassSurveyRow>;

/** Somebody other than the pupil looked at what is confidential about them. */
export const Reading = z.object({
  reader: PersonRef,
  what: z.enum(['personality']),
  firstAt: Instant,
  lastAt: Instant,
  times: z.number().int(),
});
export type Reading = z.infer<typeof Reading>;

/** What one assessment by rubric came to for a pupil, in points. */
export const RubricOutcome = z.object({
  id: RubricAssessmentId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  subject: z.string(),
  shownAt: Instant.nullable(),
  teacher: z.number().nullable(),
  self: z.number().nullable(),
  peers: z.number().nullable(),
  most: z.number(),
});
export type RubricOutcome = z.infer<typeof RubricOutcome>;

const tags = ['assessment'];
const ofType = z.object({ type: SurveyType });

export const surveyRoutes = {
  survey: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/surveys/{type}',
      summary: 'A survey, and for a pupil how far they are with it',
      tags,
    })
    .input(ofType)
    .output(z.object({ definition: SurveyDefinition, sheet: SurveySheet.nullable() })),
  saveSurveyDraft: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'PATCH',
      path: '/surveys/{type}/responses',
      summary: 'Keep some answers of mine without handing them in',
      tags,
    })
    .input(ofType.extend({ answers: SurveyPatch }))
    .output(SurveySheet),
  answerSurvey: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'POST',
      path: '/surveys/{type}/responses',
      summary: 'Hand in my answers: those kept so far and these',
      tags,
    })
    .input(ofType.extend({ answers: SurveyPatch.default({}) }))
    .output(SurveySheet),
  discardSurveyDraft: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'DELETE',
      path: '/surveys/{type}/responses/draft',
      summary: 'Leave my answers as I handed them in last',
      tags,
    })
    .input(ofType)
    .output(SurveySheet),
  surveyResult: route
    .meta(may(['self', 'teacherOfStudent'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/surveys/{type}/responses/{studentId}',
      summary: 'What a pupil handed in, with its scores; a teacher reading the personality survey is written down',
      tags,
    })
    .input(ofType.extend({ studentId: UserId, number: z.coerce.number().int().min(1).optional() }))
    .output(SurveyResult),
  assessments: route
    .meta(may(['self', 'teacherOfStudent'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/assessments/{studentId}',
      summary: 'Everything a pupil was asked, and how far it is',
      tags,
    })
    .input(z.object({ studentId: UserId }))
    .output(
      z.object({
        student: PersonRef,
        surveys: z.array(SheetSummary.extend({ type: SurveyType })),
        /** The newest first: released ones for the pupil, all for teachers. */
        quizzes: z.array(StudentQuiz),
        /** Results by rubric, newest first: for pupils those that are shown (50 at most). */
        rubrics: z.array(RubricOutcome),
      }),
    ),
  classSurveys: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/surveys', summary: 'Who in a class has answered what', tags })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(ClassSurveyRow) })),
  classInterests: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/surveys/interest',
      summary: 'How many pupils of a class chose what in the interest survey',
      tags,
    })
    .input(z.object({ classId: ClassId }))
    .output(
      z.object({
        pupils: z.number().int(),
        answered: z.number().int(),
        questions: z.array(
          z.object({
            id: z.string(),
            title: Words,
            options: z.array(z.object({ id: z.string(), words: Words, pupils: z.number().int() })),
          }),
        ),
      }),
    ),
  readings: route
    .meta(may(['self', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/readings',
      summary: 'Who has looked at the confidential results of a pupil',
      tags,
    })
    .input(PageQuery.extend({ studentId: UserId }))
    .output(pageOf(Reading)),
};
