import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { ItemProblem, ItemType, QuizItem } from '#contracts/assessment/quiz-item-views.ts';
import { Instant } from '#contracts/define.ts';
import { AttemptId, ClassId, CorrectionId, QuizId } from '#contracts/ids.ts';

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
