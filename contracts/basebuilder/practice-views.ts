import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Day, Instant } from '#contracts/define.ts';
import { CategoryId, FileId, ItemId, PracticeSessionId, PresentationId, TextSetId } from '#contracts/ids.ts';

/** Chosen among some, typed, or true/false. */
export const AnswerForm = z.enum(['choice', 'text', 'boolean']);
export type AnswerForm = z.infer<typeof AnswerForm>;
export const SessionKind = z.enum(['due', 'category', 'set', 'path', 'search', 'theme']);
export type SessionKind = z.infer<typeof SessionKind>;
export const Level = z.number().int().min(0).max(5);

/** What is asked, once: the choices stay as they are until it is answered. Nothing in it says what is right. */
export const PresentationView = z.object({
  id: PresentationId,
  itemId: ItemId,
  form: AnswerForm,
  question: z.string(),
  /** Mixed; `true` and `false` of true/false, none when it is typed. */
  choices: z.array(z.string()),
  category: z.string(),
  /** A set of the pupil's it stands in. */
  set: z.string().nullable(),
  level: Level,
  imageId: FileId.nullable(),
  audioId: FileId.nullable(),
});
export type PresentationView = z.infer<typeof PresentationView>;

export const SessionView = z.object({
  id: PracticeSessionId,
  kind: SessionKind,
  /** What it is about: the name of a category, set or path, a question of one's own, or the words searched for. */
  title: z.string().nullable(),
  /** How many items it asks. */
  length: z.number().int(),
  answered: z.number().int(),
  rights: z.number().int(),
  over: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

/** Why there is nothing to practise: nothing was given yet, or enough is done for today. */
export const NothingBecause = z.enum(['nothing', 'cap']);

export const Solved = z.object({
  presentationId: PresentationId,
  itemId: ItemId,
  /** False when this presentation had been answered before: then this is what it came to then. */
  counted: z.boolean(),
  right: z.boolean(),
  given: z.string(),
  /** Every answer that counts; the first is shown. */
  accepted: z.array(z.string()),
  title: z.string(),
  explanation: z.string(),
  levelBefore: Level,
  levelAfter: Level,
  /** When the word comes again. */
  dueDay: Day,
  inDays: z.number().int(),
  /** The pupil's own question it was linked to; told after answering, since the question may give the word away. */
  relatedTo: z.string().nullable(),
});
export type Solved = z.infer<typeof Solved>;

export const SummaryWord = z.object({
  itemId: ItemId,
  title: z.string(),
  question: z.string(),
  given: z.string(),
  right: z.boolean(),
  levelBefore: Level,
  levelAfter: Level,
  dueDay: Day,
});
export type SummaryWord = z.infer<typeof SummaryWord>;

/** Words by level: 0, 1–2, 3–4, 5. */
export const WordBands = z.object({
  new: z.number().int(),
  beginner: z.number().int(),
  intermediate: z.number().int(),
  mastered: z.number().int(),
});
export type WordBands = z.infer<typeof WordBands>;
/** Of a per cent: ≥ 80, ≥ 50, ≥ 30, below. */
export const Band = z.enum(['strong', 'good', 'fair', 'weak']);
export type Band = z.infer<typeof Band>;

export const SetProgress = z.object({
  id: TextSetId,
  title: z.string(),
  items: z.number().int(),
  /** floor(100 × Σ level ÷ (5 × active items)) */
  percent: z.number().int(),
  band: Band,
  dueDay: Day.nullable(),
});
export type SetProgress = z.infer<typeof SetProgress>;
export const CategoryProgress = z.object({
  id: CategoryId,
  name: z.string(),
  items: z.number().int(),
  /** min(5, floor(Σ level ÷ items)) */
  level: Level,
  /** 20 % a level. */
  percent: z.number().int(),
  band: Band,
});
export type CategoryProgress = z.infer<typeof CategoryProgress>;

export const PracticeToday = z.object({
  day: Day,
  /** Words due today, as far as the daily cap leaves room. */
  due: z.number().int(),
  /** Due, but waiting for another day because of the cap. */
  waiting: z.number().int(),
  /** Items of today's session when nothing is due. */
  fresh: z.number().int(),
  minutes: z.number().int(),
  categories: z.array(z.string()),
  answeredToday: z.number().int(),
  cap: z.number().int(),
  week: z.object({
    words: z.number().int(),
    target: z.number().int(),
    days: z.array(Day),
    /** Weeks kept going; a week off does not break it. */
    weeks: z.number().int(),
    longest: z.number().int(),
  }),
});
export type PracticeToday = z.infer<typeof PracticeToday>;

export const LastAnswer = z.object({
  itemId: ItemId,
  title: z.string(),
  given: z.string(),
  right: z.boolean(),
  answeredAt: Instant,
  levelAfter: Level,
});

export const Proficiency = z.object({
  student: PersonRef,
  words: WordBands,
  /** Items the pupil may practise. */
  items: z.number().int(),
  answers: z.number().int(),
  rights: z.number().int(),
  due: z.number().int(),
  week: PracticeToday.shape.week,
  categories: z.array(CategoryProgress),
  sets: z.array(SetProgress),
  /** The newest first, 20 at most. */
  last: z.array(LastAnswer),
  /** Words that come up on each of the next 14 days. */
  load: z.array(z.object({ day: Day, words: z.number().int() })),
});
export type Proficiency = z.infer<typeof Proficiency>;

// ── Without a line ──────────────────────────────────────────────────────────────────────────────────────────────────

/** A question to take along: with what is needed to judge it without a line. */
export const PackedItem = PresentationView.extend({
  accepted: z.array(z.string()),
  title: z.string(),
  explanation: z.string(),
  relatedTo: z.string().nullable(),
});
export type PackedItem = z.infer<typeof PackedItem>;

/** An answer given without a line. `at` is the device's clock: it is never taken for later than now. */
export const QueuedAnswer = z.object({
  presentationId: PresentationId,
  itemId: ItemId,
  answer: z.string().max(500),
  ms: z.number(),
  at: Instant,
});
export type QueuedAnswer = z.infer<typeof QueuedAnswer>;
export const RefusedAnswer = z.object({
  presentationId: PresentationId,
  itemId: ItemId,
  reason: z.enum(['unknown', 'not_delivered', 'item_archived', 'time_impossible', 'not_a_choice']),
  detail: z.string(),
});
export type RefusedAnswer = z.infer<typeof RefusedAnswer>;

// ── For teachers ────────────────────────────────────────────────────────────────────────────────────────────────────

export const Learner = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
});
export const ClassLearner = Learner.extend({
  words: WordBands,
  answers: z.number().int(),
  rights: z.number().int(),
  due: z.number().int(),
  wordsThisWeek: z.number().int(),
  lastAt: Instant.nullable(),
});
export type ClassLearner = z.infer<typeof ClassLearner>;

export const WeakItem = z.object({
  itemId: ItemId,
  title: z.string(),
  question: z.string(),
  category: z.string(),
  answers: z.number().int(),
  rights: z.number().int(),
  /** One per pupil in the order of `pupils`; empty for who never answered it. */
  cells: z.array(z.object({ level: Level, right: z.number().int(), wrong: z.number().int() }).nullable()),
});
export type WeakItem = z.infer<typeof WeakItem>;

export const PracticeSettingsView = z.object({
  retention: z.number(),
  dailyCap: z.number().int(),
  /** Whether the class says so itself or follows its school. */
  own: z.boolean(),
  version: z.number().int(),
});
export const ItemReportView = z.object({
  id: z.string(),
  itemId: ItemId,
  title: z.string(),
  question: z.string(),
  student: PersonRef,
  reason: z.enum(['wrongAnswer', 'unclear', 'media', 'other']),
  text: z.string(),
  reportedAt: Instant,
});
export type ItemReportView = z.infer<typeof ItemReportView>;
