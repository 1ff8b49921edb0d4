import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { ItemType } from '#contracts/assessment/quiz-item-views.ts';
import { ExtraTime, QuizState, Reveal } from '#contracts/assessment/quiz-views.ts';
import { Instant } from '#contracts/define.ts';
import { AttemptId, ClassId, FileId, QuizId } from '#contracts/ids.ts';

// ── What a pupil is asked ───────────────────────────────────────────────────────────────────────────────────────────

const Option = z.object({ id: z.string(), text: z.string() });
const base = {
  id: z.string(),
  prompt: z.string(),
  image: z.object({ fileId: FileId, alt: z.string() }).nullable(),
  points: z.number(),
};
/**
 * An item without its key. Choices, entries and partners stand in the order of this attempt, under ids of this attempt,
 * which say nothing about the author's.
 */
export const PaperItem = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('single'), choices: z.array(Option) }),
  z.object({ ...base, type: z.literal('multiple'), choices: z.array(Option) }),
  z.object({ ...base, type: z.literal('trueFalse') }),
  z.object({ ...base, type: z.literal('text') }),
  z.object({ ...base, type: z.literal('number'), unit: z.string() }),
  z.object({ ...base, type: z.literal('ordering'), entries: z.array(Option) }),
  z.object({ ...base, type: z.literal('matching'), lefts: z.array(Option), rights: z.array(Option) }),
  z.object({
    ...base,
    type: z.literal('cloze'),
    /** Every gap stands in it once as `[[id]]`. */
    text: z.string(),
    gaps: z.array(
      z.discriminatedUnion('kind', [
        z.object({ id: z.string(), kind: z.literal('text') }),
        z.object({ id: z.string(), kind: z.literal('choice'), choices: z.array(Option) }),
        z.object({ id: z.string(), kind: z.literal('number'), unit: z.string() }),
      ]),
    ),
  }),
  z.object({
    ...base,
    type: z.literal('long'),
    unit: z.enum(['characters', 'words']),
    least: z.number().int().nullable(),
    most: z.number().int().nullable(),
  }),
  z.object({ ...base, type: z.literal('file'), files: z.number().int() }),
]);
export type PaperItem = z.infer<typeof PaperItem>;

export const Paper = z.object({
  title: z.string(),
  instructions: z.string(),
  timeLimit: z.number().int().nullable(),
  points: z.number(),
  sections: z.array(
    z.object({ id: z.string(), title: z.string(), instructions: z.string(), items: z.array(PaperItem) }),
  ),
});
export type Paper = z.infer<typeof Paper>;

// ── What a pupil answers ────────────────────────────────────────────────────────────────────────────────────────────

export const LONGEST_ANSWER = 20_000;
const AnswerFile = z.object({ id: FileId, name: z.string().max(300), size: z.number().int().min(0) });
export type AnswerFile = z.infer<typeof AnswerFile>;
const shortText = z.string().max(500);
/**
 * By the item's type, with ids as the paper has them:
 *
 * * `single`: `{ choice }` · `multiple`: `{ choices }` · `trueFalse`: `{ value }` · `text`: `{ text }`
 * * `number`: `{ number }`, as it was typed (full width and decimal comma are understood; what is no number is refused)
 * * `ordering`: `{ order }`, all entries · `matching`: `{ pairs }`, left → right, as far as one has got
 * * `cloze`: `{ gaps }`, gap → what was typed, or the id of what was chosen · `long`: `{ text }`
 * * `file`: `{ files }` put into the place `work:<my id>.<attempt id>`
 *
 * `null` takes the answer away.
 */
export const QuizAnswer = z.union([
  z.strictObject({ choice: z.string().max(40) }),
  z.strictObject({ choices: z.array(z.string().max(40)).max(20) }),
  z.strictObject({ value: z.boolean() }),
  z.strictObject({ text: z.string().max(LONGEST_ANSWER) }),
  z.strictObject({ number: z.string().max(60) }),
  z.strictObject({ order: z.array(z.string().max(40)).max(20) }),
  z.strictObject({ pairs: z.record(z.string().max(40), z.string().max(40)) }),
  z.strictObject({ gaps: z.record(z.string().max(40), shortText) }),
  z.strictObject({ files: z.array(AnswerFile).max(10) }),
]);
export type QuizAnswer = z.infer<typeof QuizAnswer>;

/**
 * One change of one item. `rev` is one more than the highest this device has seen of the item (0 before the first),
 * `at` when it was typed, by the server's clock as far as the device knows it. Of two saves the one with the higher
 * `rev` stays, of equal ones the later `at`; the same one twice changes nothing. So whatever arrives late, twice or in
 * another order never overwrites what is newer, whichever tab or device it comes from.
 */
const Change = z.object({
  answer: QuizAnswer.nullable(),
  /** "I come back to this." */
  flagged: z.boolean().default(false),
  rev: z.int().min(1).max(1_000_000_000),
  at: Instant,
});
export const AnswerChanges = z.record(z.string().max(40), Change);
export type AnswerChanges = z.infer<typeof AnswerChanges>;

export const KeptAnswer = z.object({
  answer: QuizAnswer.nullable(),
  flagged: z.boolean(),
  rev: z.number().int(),
  at: Instant,
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

export const ANSWER_REFUSALS = [
  'not_in_attempt',
  'not_an_answer',
  'unknown_choice',
  'not_a_number',
  'not_all_entries',
  'too_long',
  'too_many_files',
] as const;
export const AnswerRefusal = z.enum(ANSWER_REFUSALS);
export type AnswerRefusal = z.infer<typeof AnswerRefusal>;

export const AttemptState = z.enum(['working', 'handedIn']);
/** What the page goes by while somebody works: the server's clock, and whatever a teacher has changed meanwhile. */
export const Pulse = z.object({
  state: AttemptState,
  /** The server's time when it answered. */
  now: Instant,
  /** When time is up; `null` without an end. What arrives up to five seconds later was on its way and still counts. */
  endsAt: Instant.nullable(),
  handedInAt: Instant.nullable(),
  handedInBy: z.enum(['pupil', 'time', 'teacher']).nullable(),
});
export type Pulse = z.infer<typeof Pulse>;

export const AttemptView = Pulse.extend({
  id: AttemptId,
  quizId: QuizId,
  classId: ClassId,
  className: z.string(),
  number: z.number().int(),
  startedAt: Instant,
  extra: ExtraTime.nullable(),
  paper: Paper,
  answers: z.record(z.string(), KeptAnswer),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** Only once a change stands in `saved` it is kept. `newer`: another device was later; that is what is kept. */
export const AnswersSaved = Pulse.extend({
  saved: z.record(z.string(), z.object({ rev: z.number().int(), at: Instant })),
  newer: z.record(z.string(), KeptAnswer),
  refused: z.record(z.string(), z.object({ reason: AnswerRefusal, detail: z.string() })),
});
export type AnswersSaved = z.infer<typeof AnswersSaved>;

// ── Results ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What would have been right, in the shape of an answer; `accepted` where words are compared. `model`: for the reader. */
export const AnswerKey = z.object({
  answer: QuizAnswer.nullable(),
  /** `text`: all accepted answers. */
  accepted: z.array(z.string()),
  /** `cloze`: those of each gap one types into. */
  gaps: z.record(z.string(), z.array(z.string())),
  tolerance: z.object({ kind: z.enum(['absolute', 'percent']), value: z.number() }).nullable(),
  model: z.string(),
});
export type AnswerKey = z.infer<typeof AnswerKey>;

export const Correctness = z.enum(['right', 'partly', 'wrong', 'unmarked']);
export const AnswerMark = z.object({
  /** `null`: waits for a mark, or is not shown to pupils. */
  points: z.number().nullable(),
  of: z.number(),
  correctness: Correctness.nullable(),
  comment: z.string(),
  /** Marked by the key or by somebody. */
  by: z.enum(['key', 'hand']),
  version: z.number().int(),
});
export type AnswerMark = z.infer<typeof AnswerMark>;

export const AttemptNote = z.object({
  kind: z.enum(['started', 'handedIn', 'reopened', 'extraTime', 'remarked']),
  by: PersonRef.nullable(),
  at: Instant,
  reason: z.string(),
});

/** For pupils only what the quiz reveals; for teachers everything. */
export const AttemptResult = z.object({
  id: AttemptId,
  quizId: QuizId,
  classId: ClassId,
  className: z.string(),
  student: PersonRef,
  number: z.number().int(),
  quizState: QuizState,
  reveal: Reveal,
  state: AttemptState,
  startedAt: Instant,
  handedInAt: Instant.nullable(),
  handedInBy: z.enum(['pupil', 'time', 'teacher']).nullable(),
  points: z.number().nullable(),
  of: z.number(),
  /** Answers that wait for a mark. */
  toMark: z.number().int(),
  title: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      items: z.array(
        z.object({
          item: PaperItem,
          answer: QuizAnswer.nullable(),
          mark: AnswerMark,
          key: AnswerKey.nullable(),
          explanation: z.string(),
        }),
      ),
    }),
  ),
  /** For teachers: what happened to the attempt, oldest first. */
  notes: z.array(AttemptNote),
});
export type AttemptResult = z.infer<typeof AttemptResult>;

// ── The live view ───────────────────────────────────────────────────────────────────────────────────────────────────

/** A pupil where they sit. */
export const Sitting = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
});
export const LiveRow = Sitting.extend({
  /** `lost`: nothing was heard of the page for 45 seconds. `away`: the page is there, but not what the pupil looks at. */
  status: z.enum(['notStarted', 'working', 'away', 'lost', 'handedIn']),
  extra: ExtraTime.nullable(),
  attempt: z
    .object({
      id: AttemptId,
      number: z.number().int(),
      startedAt: Instant,
      endsAt: Instant.nullable(),
      handedInAt: Instant.nullable(),
      handedInBy: z.enum(['pupil', 'time', 'teacher']).nullable(),
      /** The item they were at last, and its place in their paper (1 …). */
      itemId: z.string().nullable(),
      place: z.number().int().nullable(),
      answered: z.number().int(),
      of: z.number().int(),
      flagged: z.number().int(),
      seenAt: Instant.nullable(),
    })
    .nullable(),
});
export type LiveRow = z.infer<typeof LiveRow>;

// ── Marking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const MarkingItem = z.object({
  itemId: z.string(),
  type: ItemType,
  prompt: z.string(),
  points: z.number(),
  answers: z.number().int(),
  toMark: z.number().int(),
});
export type MarkingItem = z.infer<typeof MarkingItem>;

/** One answer among all answers to an item. Asked with hidden names, `student` is empty and the order by chance. */
export const MarkingRow = z.object({
  attemptId: AttemptId,
  student: PersonRef.nullable(),
  number: z.number().int().nullable(),
  attemptNumber: z.number().int(),
  answer: QuizAnswer.nullable(),
  mark: AnswerMark,
});
export type MarkingRow = z.infer<typeof MarkingRow>;

/** A quiz in everything a pupil was asked (`GET /assessments/{studentId}`): their result, or how far it is. */
export const StudentQuiz = z.object({
  quizId: QuizId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  attemptId: AttemptId,
  state: AttemptState,
  handedInAt: Instant.nullable(),
  points: z.number().nullable(),
  of: z.number().nullable(),
  released: z.boolean(),
});
export type StudentQuiz = z.infer<typeof StudentQuiz>;
