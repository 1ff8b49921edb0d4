import * as z from 'zod';
import { Instant } from '#contracts/define.ts';
import { FileId, QuizItemId, UserId } from '#contracts/ids.ts';

/** Ids inside a document, chosen by whoever writes it: unique within their item or quiz, never reused for something else. */
const localId = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\w-]+$/);
const words = (longest: number) => z.string().max(longest);
/** What of light Markdown pages show: emphasis, lists, code, line breaks. Escaped or sanitised wherever it is shown. */
const markdown = words(5000);
/** Whole and half points. */
export const Points = z.number().min(0).max(100).multipleOf(0.5);

export const ITEM_TYPES = [
  'single',
  'multiple',
  'trueFalse',
  'text',
  'number',
  'ordering',
  'matching',
  'cloze',
  'long',
  'file',
] as const;
export const ItemType = z.enum(ITEM_TYPES);
export type ItemType = z.infer<typeof ItemType>;

const Choice = z.object({ id: localId, text: words(500) });
const choices = z.array(Choice).max(20);

/**
 * How far from `answer` still counts: `absolute` in the same unit, `percent` of the answer's amount. Borders count as
 * right. 0 means exactly.
 */
export const Tolerance = z.object({ kind: z.enum(['absolute', 'percent']), value: z.number().min(0).max(1e12) });
export type Tolerance = z.infer<typeof Tolerance>;

/**
 * Accepted answers of a short text. Unless `exact`, both sides are compared after NFKC, in lower case, with katakana as
 * hiragana and without spaces. With `exact` only the spaces around it are ignored.
 */
const textKey = { accepted: z.array(words(500)).max(20), exact: z.boolean().default(false) };
/** Decimals with point or comma, in half or full width; `unit` is only shown. */
const numberKey = {
  answer: z.number().min(-1e15).max(1e15).nullable(),
  tolerance: Tolerance.default({ kind: 'absolute', value: 0 }),
  unit: words(20).default(''),
};
const choiceKey = { choices, answer: localId.nullable() };

export const ClozeGap = z.discriminatedUnion('kind', [
  z.object({ id: localId, kind: z.literal('text'), ...textKey }),
  z.object({ id: localId, kind: z.literal('choice'), ...choiceKey }),
  z.object({ id: localId, kind: z.literal('number'), ...numberKey }),
]);
export type ClozeGap = z.infer<typeof ClozeGap>;

const base = {
  id: localId,
  prompt: markdown,
  /** A picture among the materials of the class, with words for who cannot see it. */
  image: z
    .object({ fileId: FileId, alt: words(300) })
    .nullable()
    .default(null),
  points: Points.default(1),
  /** Shown with the result only, and only if the quiz says so. */
  explanation: markdown.default(''),
  /** The item of the bank this one was copied from. What happens there later changes nothing here. */
  bankItemId: QuizItemId.nullable().default(null),
};

/**
 * One question with its key, as authors see it; it may be unfinished. Points are given like this, rounded to hundredths:
 *
 * * `single`, `trueFalse`, `text`, `number`: all or nothing.
 * * `multiple`, `scoring: partial`: (right ones chosen − wrong ones chosen) ÷ right ones, never below 0. `whole`: all or
 *   nothing.
 * * `ordering`, `scoring: partial`: share of entries that stand in their place. `whole`: all or nothing. `entries` stand
 *   in the right order here.
 * * `matching`: share of `lefts` with the right partner. `rights` nobody matches are distractors; one right may be the
 *   partner of several.
 * * `cloze`: share of gaps filled rightly. `text` holds every gap once as `[[id]]`.
 * * `long`, `file`: by hand. Left empty they count 0 at once. `model` is the author's answer or what to look for; pupils
 *   see it as the key.
 */
export const QuizItem = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('single'), ...choiceKey }),
  z.object({
    ...base,
    type: z.literal('multiple'),
    choices,
    answers: z.array(localId).max(20),
    scoring: z.enum(['partial', 'whole']).default('partial'),
  }),
  z.object({ ...base, type: z.literal('trueFalse'), answer: z.boolean().nullable() }),
  z.object({ ...base, type: z.literal('text'), ...textKey }),
  z.object({ ...base, type: z.literal('number'), ...numberKey }),
  z.object({
    ...base,
    type: z.literal('ordering'),
    entries: z.array(Choice).max(20),
    scoring: z.enum(['partial', 'whole']).default('partial'),
  }),
  z.object({
    ...base,
    type: z.literal('matching'),
    lefts: z.array(Choice.extend({ match: localId.nullable() })).max(20),
    rights: z.array(Choice).max(30),
  }),
  z.object({ ...base, type: z.literal('cloze'), text: markdown, gaps: z.array(ClozeGap).max(20) }),
  z.object({
    ...base,
    type: z.literal('long'),
    model: markdown.default(''),
    /** What `least` and `most` count; shown while writing. Only `most` is kept: more is refused. */
    unit: z.enum(['characters', 'words']).default('characters'),
    least: z.int().min(0).max(20_000).nullable().default(null),
    most: z.int().min(1).max(20_000).nullable().default(null),
  }),
  z.object({
    ...base,
    type: z.literal('file'),
    model: markdown.default(''),
    files: z.int().min(1).max(10).default(1),
  }),
]);
export type QuizItem = z.infer<typeof QuizItem>;

/** What an item still lacks before pupils can be asked it: `path` within the item, `reason` a stable key. */
export const ITEM_PROBLEMS = [
  'prompt_missing',
  'choices_missing',
  'choice_empty',
  'choices_same',
  'key_missing',
  'key_unknown',
  'ids_repeated',
  'accepted_missing',
  'pairs_missing',
  'gaps_missing',
  'gap_not_in_text',
  'gap_unknown',
  'limits_crossed',
  'points_missing',
] as const;
export const ItemProblem = z.object({ path: z.string(), reason: z.enum(ITEM_PROBLEMS) });
export type ItemProblem = z.infer<typeof ItemProblem>;

export const SUBJECT_LENGTH = 50;
export const TAG_LENGTH = 30;
/** Where an item of the bank is filed. */
export const filing = {
  subject: z.string().trim().max(SUBJECT_LENGTH).default(''),
  tags: z.array(z.string().trim().min(1).max(TAG_LENGTH)).max(10).default([]),
};
const Person = z.object({ id: UserId, familyName: z.string(), givenName: z.string() });

export const BankItem = z.object({
  id: QuizItemId,
  item: QuizItem,
  subject: z.string(),
  tags: z.array(z.string()),
  createdBy: Person.nullable(),
  changedBy: Person.nullable(),
  changedAt: Instant,
  version: z.number().int(),
});
export type BankItem = z.infer<typeof BankItem>;

export const BankFilter = z.object({
  /** Words of prompt, choices, accepted answers or explanation. */
  q: z.string().trim().max(100).optional(),
  type: ItemType.optional(),
  subject: z.string().max(SUBJECT_LENGTH).optional(),
  tag: z.string().max(TAG_LENGTH).optional(),
  mine: z.stringbool().default(false),
});

export const ITEM_ROW_PROBLEMS = [
  ...ITEM_PROBLEMS,
  'unknown_type',
  'not_points',
  'not_a_number',
  'not_true_or_false',
  'unknown_choice',
  'unreadable_pair',
  'unreadable_gap',
  'unreadable_option',
  'too_long',
  'too_many',
  'unreadable_xml',
  'missing_file',
  'unsupported_interaction',
  'several_interactions',
  'unsupported_scoring',
  'media_left_out',
  'feedback_left_out',
] as const;
/**
 * What became of one row of a CSV file (`line`) or one item of a package (`file`): `ok`, read otherwise than it stands
 * there (`hint`), or left out (`error`).
 */
export const ItemRow = z.object({
  line: z.number().int().nullable(),
  file: z.string().nullable(),
  /** The first words of what it asks. */
  name: z.string(),
  type: ItemType.nullable(),
  verdict: z.enum(['ok', 'hint', 'error']),
  problems: z.array(
    z.object({ column: z.string(), reason: z.enum(ITEM_ROW_PROBLEMS), values: z.record(z.string(), z.string()) }),
  ),
});
export type ItemRow = z.infer<typeof ItemRow>;
const Filed = z.object({ item: QuizItem, subject: z.string(), tags: z.array(z.string()) });
export type FiledItem = z.infer<typeof Filed>;
/** `items` are those that can be read; committed, they stand in the bank. */
export const ItemImport = z.object({
  committed: z.boolean(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'shift_jis']).nullable(),
  rows: z.array(ItemRow),
  items: z.array(Filed),
  errors: z.number().int(),
});
export type ItemImport = z.infer<typeof ItemImport>;
