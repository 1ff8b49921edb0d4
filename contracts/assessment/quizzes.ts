import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { ItemProblem, ItemType, QuizItem } from '#contracts/assessment/quiz-items.ts';
import { Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { AttemptId, ClassId, CorrectionId, QuizId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

const localId = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\w-]+$/);

export const QuizSection = z.object({
  id: localId,
  title: z.string().max(100).default(''),
  instructions: z.string().max(2000).default(''),
  /** Every attempt gets its own order, fixed at its start. */
  shuffleItems: z.boolean().default(false),
  /** The same for choices. What is to be put in order or matched is always shuffled. */
  shuffleChoices: z.boolean().default(false),
  /** Every attempt is asked this many of the section's items, drawn at its start; `null`: all. */
  draw: z.int().min(1).max(200).nullable().default(null),
  items: z.array(QuizItem).max(200),
});
export type QuizSection = z.infer<typeof QuizSection>;

/** What of the result pupils see once it is released, beside their own answers. */
export const Reveal = z.object({
  points: z.boolean().default(true),
  /** Right, partly right or wrong, item by item. */
  correctness: z.boolean().default(true),
  key: z.boolean().default(true),
  explanation: z.boolean().default(true),
});
export type Reveal = z.infer<typeof Reveal>;

export const QuizRules = z.object({
  /** Minutes of an attempt, kept by the server; `null`: as long as the quiz is open. */
  timeLimit: z.int().min(1).max(600).nullable().default(null),
  opensAt: Instant.nullable().default(null),
  /** Nobody works past this, extra time or not. */
  closesAt: Instant.nullable().default(null),
  attempts: z.int().min(1).max(10).default(1),
  /** Which of several attempts is the result. */
  counts: z.enum(['best', 'last']).default('best'),
  reveal: Reveal.default({ points: true, correctness: true, key: true, explanation: true }),
});
export type QuizRules = z.infer<typeof QuizRules>;

/** At most 200 items in at most 20 sections. */
export const QuizDocument = z.object({
  title: z.string().trim().max(100),
  instructions: z.string().max(5000).default(''),
  sections: z.array(QuizSection).max(20),
  rules: QuizRules,
});
export type QuizDocument = z.infer<typeof QuizDocument>;

/**
 * `draft` → `published` (pupils see it, and may start between `opensAt` and `closesAt`) → `closed` (by the teacher or by
 * `closesAt`) → `released` (pupils see their results).
 */
export const QuizState = z.enum(['draft', 'published', 'closed', 'released']);
export type QuizState = z.infer<typeof QuizState>;

/** More time for a pupil: percent of the time limit, or minutes. Counts for every attempt, one going on included. */
export const ExtraTime = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), value: z.int().min(1).max(300) }),
  z.object({ kind: z.literal('minutes'), value: z.int().min(1).max(240) }),
]);
export type ExtraTime = z.infer<typeof ExtraTime>;

/** What is missing before it can be published. `path` in the document, e.g. `sections.0.items.3.answer`. */
export const QuizProblem = z.object({
  path: z.string(),
  reason: z.enum([
    ...ItemProblem.shape.reason.options,
    'title_missing',
    'items_missing',
    'too_many_items',
    'draw_too_many',
    'closes_before_opening',
    'closes_in_the_past',
  ]),
});
export type QuizProblem = z.infer<typeof QuizProblem>;

const Counts = z.object({
  pupils: z.number().int(),
  started: z.number().int(),
  /** Working right now. */
  working: z.number().int(),
  handedIn: z.number().int(),
  /** Answers that wait for a mark by hand. */
  toMark: z.number().int(),
});

export const QuizSummary = z.object({
  id: QuizId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  state: QuizState,
  rules: QuizRules,
  items: z.number().int(),
  points: z.number(),
  publishedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
  changedAt: Instant,
  version: z.number().int(),
  counts: Counts,
});
export type QuizSummary = z.infer<typeof QuizSummary>;

export const QuizView = QuizSummary.omit({ title: true, rules: true }).extend({
  document: QuizDocument,
  /** Somebody has started: only wording, points and keys can still change, by a correction. Title and rules stay free. */
  frozen: z.boolean(),
  /** Number of the document's wording; every attempt keeps the one it was started with. */
  revision: z.number().int(),
  problems: z.array(QuizProblem),
  extraTimes: z.array(z.object({ student: PersonRef, extra: ExtraTime, reason: z.string() })),
  /** The server's time: opening and closing are by it. */
  now: Instant,
});
export type QuizView = z.infer<typeof QuizView>;

/** The answer to a change: small, because it is given to every autosave. */
export const QuizSaved = z.object({
  id: QuizId,
  state: QuizState,
  version: z.number().int(),
  revision: z.number().int(),
  frozen: z.boolean(),
  changedAt: Instant,
  publishedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
  problems: z.array(QuizProblem),
});
export type QuizSaved = z.infer<typeof QuizSaved>;

/**
 * A change of a quiz that has been started, and what came of it. Points and keys are marked anew in all attempts, marks
 * given by hand stay; pupils who have seen their result are told if theirs changed.
 */
export const QuizCorrection = z.object({
  id: CorrectionId,
  revision: z.number().int(),
  note: z.string(),
  by: PersonRef.nullable(),
  at: Instant,
  items: z.array(z.object({ itemId: z.string(), changed: z.array(z.enum(['wording', 'key', 'points'])) })),
  /** How far the marking is: attempts looked at, of how many, and whose result changed. */
  state: z.enum(['running', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  results: z.number().int(),
});
export type QuizCorrection = z.infer<typeof QuizCorrection>;

/** What one item says about itself (see `itemAnalysis`). Shares are 0–1; `null`: cannot be said of so few attempts. */
export const ItemFigures = z.object({
  itemId: z.string(),
  type: ItemType,
  prompt: z.string(),
  points: z.number(),
  /** Attempts that were asked this. */
  asked: z.number().int(),
  unanswered: z.number().int(),
  /** Mean share of the points (P, difficulty index): 1 everybody right, 0 nobody. */
  difficulty: z.number().nullable(),
  /** Upper minus lower group (D, 27 % each; Kelley 1939, Ebel & Frisbie 1991): −1 to 1. */
  discrimination: z.number().nullable(),
  /** Correlation with the rest of the quiz (corrected item-total, r): −1 to 1. */
  correlation: z.number().nullable(),
  /** Only where one chooses: how often, in all and in the upper and lower group. */
  choices: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      right: z.boolean(),
      chosen: z.number().int(),
      upper: z.number().int(),
      lower: z.number().int(),
    }),
  ),
});
export type ItemFigures = z.infer<typeof ItemFigures>;

/** Over the attempts that count, marked to the end. */
export const QuizAnalysis = z.object({
  attempts: z.number().int(),
  /** Fewer than ten: discrimination, correlation and alpha are left out. */
  tooFew: z.boolean(),
  points: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  /** Standard deviation of the sample (n − 1). */
  sd: z.number().nullable(),
  /** Cronbach 1951; `null` also where attempts were asked different items. */
  alpha: z.number().nullable(),
  /** Ten equal steps of the share of points; the last one holds 100 %. */
  histogram: z.array(z.object({ from: z.number(), to: z.number(), attempts: z.number().int() })),
  items: z.array(ItemFigures),
});
export type QuizAnalysis = z.infer<typeof QuizAnalysis>;

/** One quiz as its pupil sees it. `next`: the number of the attempt that can be started now, or why none can. */
export const MyQuiz = z.object({
  id: QuizId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  instructions: z.string(),
  /** `soon`: opens later. `working`: an attempt goes on. `done`: handed in, waits for its result. */
  status: z.enum(['soon', 'open', 'working', 'done', 'missed', 'released']),
  items: z.number().int(),
  points: z.number(),
  timeLimit: z.number().int().nullable(),
  extra: ExtraTime.nullable(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  attemptsAllowed: z.number().int(),
  counts: z.enum(['best', 'last']),
  next: z.number().int().nullable(),
  attempts: z.array(
    z.object({
      id: AttemptId,
      number: z.number().int(),
      state: z.enum(['working', 'handedIn']),
      startedAt: Instant,
      endsAt: Instant.nullable(),
      handedInAt: Instant.nullable(),
      handedInBy: z.enum(['pupil', 'time', 'teacher']).nullable(),
      /** Once released and if the quiz shows points. */
      points: z.number().nullable(),
      of: z.number().nullable(),
      /** This one is the result. */
      counts: z.boolean(),
    }),
  ),
  releasedAt: Instant.nullable(),
  now: Instant,
});
export type MyQuiz = z.infer<typeof MyQuiz>;

const tags = ['assessment'];
const teachers = ['teacherOfClass', 'adminOfSchool'] as const;
const ofQuiz = may(teachers, 'quiz', 'id');
const one = z.object({ id: QuizId });
/** Twice the text a quiz may reasonably hold, as it travels. */
const bodyLimit = 2 * 1024 * 1024;
const act = (summary: string, path: `/${string}`) => route.meta(ofQuiz).route({ method: 'POST', path, summary, tags });

export const quizRoutes = {
  quizzes: route
    .meta(may(teachers, 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/quizzes',
      summary: 'Quizzes of a class with who has started and what waits, the newest first',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId, state: QuizState.optional() }))
    .output(pageOf(QuizSummary)),
  myQuizzes: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/my-quizzes',
      summary: 'Quizzes a pupil can take, has taken or will take, in all classes or one; what can be done now first',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId.optional(), now: z.stringbool().default(false) }))
    .output(pageOf(MyQuiz)),
  myQuiz: route
    .meta(may(['memberOfClass'], 'quiz', 'id'))
    .route({ method: 'GET', path: '/my-quizzes/{id}', summary: 'A quiz as I see it before and after', tags })
    .input(one)
    .output(MyQuiz),
  createQuiz: route
    .meta({ ...may(teachers, 'class', 'classId'), bodyLimit })
    .route({ method: 'POST', path: '/quizzes', successStatus: 201, summary: 'Begin a quiz, as a draft', tags })
    .input(
      z.object({
        classId: ClassId,
        document: QuizDocument.partial().extend({ title: z.string().trim().min(1).max(100) }),
      }),
    )
    .output(QuizView),
  quiz: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}', summary: 'One quiz with its keys', tags })
    .input(one)
    .output(QuizView),
  saveQuiz: route
    .meta({ ...ofQuiz, bodyLimit })
    .route({
      method: 'PUT',
      path: '/quizzes/{id}',
      summary: 'Save a quiz, unfinished or not; once somebody has started only title, instructions and rules',
      tags,
    })
    .input(one.extend({ version: Version, document: QuizDocument }))
    .output(QuizSaved),
  removeQuiz: route
    .meta(ofQuiz)
    .route({
      method: 'DELETE',
      path: '/quizzes/{id}',
      successStatus: 204,
      summary: 'Put a quiz away that nobody has started',
      tags,
    })
    .input(one)
    .output(Nothing),
  takeBackQuiz: act('Take a quiz out again that was put away', '/quizzes/{id}/take-back').input(one).output(QuizSaved),
  copyQuiz: route
    .meta(ofQuiz)
    .route({
      method: 'POST',
      path: '/quizzes/{id}/copies',
      successStatus: 201,
      summary: 'Copy into a class one teaches, as a draft without times',
      tags,
    })
    .input(one.extend({ classId: ClassId }))
    .output(QuizView),

  publishQuiz: act('Show it to the pupils of the class, who are told once', '/quizzes/{id}/publish')
    .input(one.extend({ version: Version }))
    .output(QuizSaved),
  withdrawQuiz: act('Hide a quiz nobody has started, as a draft', '/quizzes/{id}/withdraw')
    .input(one)
    .output(QuizSaved),
  closeQuiz: act('End it now: attempts that go on are handed in as they stand', '/quizzes/{id}/close')
    .input(one)
    .output(QuizSaved),
  reopenQuiz: act('Open a closed quiz again, until `closesAt` if given', '/quizzes/{id}/reopen')
    .input(one.extend({ closesAt: Instant.nullable().default(null) }))
    .output(QuizSaved),
  releaseQuiz: act(
    'Show all pupils their results. Refused while answers wait for a mark, unless `unmarked` says so',
    '/quizzes/{id}/release',
  )
    .input(one.extend({ unmarked: z.boolean().default(false) }))
    .output(QuizSaved),
  withholdQuiz: act('Hide the results again', '/quizzes/{id}/withhold').input(one).output(QuizSaved),

  correctQuiz: route
    .meta({ ...ofQuiz, bodyLimit })
    .route({
      method: 'POST',
      path: '/quizzes/{id}/corrections',
      successStatus: 201,
      summary:
        'Correct wording, keys or points of items of a quiz that has been started: a new revision, marked anew in the background. Types, ids of items, choices and gaps must stay',
      tags,
    })
    .input(
      one.extend({ version: Version, items: z.array(QuizItem).min(1).max(200), note: z.string().max(500).default('') }),
    )
    .output(QuizCorrection),
  quizCorrections: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/corrections', summary: 'What was corrected, newest first', tags })
    .input(PageQuery.extend(one.shape))
    .output(pageOf(QuizCorrection)),

  setExtraTime: route
    .meta(ofQuiz)
    .route({
      method: 'PUT',
      path: '/quizzes/{id}/extra-time/{studentId}',
      summary: 'Give a pupil more time, or with `null` no more',
      tags,
    })
    .input(one.extend({ studentId: UserId, extra: ExtraTime.nullable(), reason: z.string().max(300).default('') }))
    .output(z.object({ extra: ExtraTime.nullable(), endsAt: Instant.nullable() })),

  quizAnalysis: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/analysis', summary: 'What the answers say about the items', tags })
    .input(one)
    .output(QuizAnalysis),
  exportQuizCsv: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/items.csv', summary: 'The items of a quiz as CSV', tags })
    .input(one)
    .output(z.file()),
  exportQuizQti: route
    .meta(ofQuiz)
    .route({
      method: 'GET',
      path: '/quizzes/{id}/items.zip',
      summary: 'The quiz as a QTI 3.0 package',
      tags,
    })
    .input(one)
    .output(z.file()),
  exportResultsCsv: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/results.csv', summary: 'Results of all pupils as CSV', tags })
    .input(one)
    .output(z.file()),
};
