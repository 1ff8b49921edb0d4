import * as z from 'zod';
import { Instant, Version } from '#contracts/define.ts';
import { ClassId, MainThemeId, ThemeId, UserId } from '#contracts/ids.ts';
import { PageQuery } from '#contracts/page.ts';

/** At least one sign that can be seen: spaces of any script and invisible joiners alone are no title. */
const VISIBLE = /[^\p{Z}\p{C}]/u;
const oneLine = (value: string): string => value.toWellFormed().replace(/\s+/gu, ' ').trim();

/** A line of words. */
export const title = z
  .string()
  .overwrite(oneLine)
  .min(1, { abort: true })
  .max(100)
  .regex(VISIBLE, { error: 'required' });
/** Longer words; light Markdown, shown as text wherever it is HTML. */
export const text = (most: number) =>
  z
    .string()
    .overwrite((value) => value.toWellFormed().trim())
    .max(most);

/** What a pupil writes about a theme. An empty question means the title. */
export const themeWords = {
  title,
  question: z.string().overwrite(oneLine).max(300).default(''),
  description: text(4000).default(''),
  rationale: text(4000).default(''),
  approach: text(4000).default(''),
  potential: text(4000).default(''),
  mainThemeId: MainThemeId.nullable().default(null),
};

export const MainThemeView = z.object({
  id: MainThemeId,
  classId: ClassId,
  title: z.string(),
  description: z.string(),
  withdrawn: z.boolean(),
  createdAt: Instant,
  version: z.number().int(),
});
export type MainThemeView = z.infer<typeof MainThemeView>;

/** `draft → proposed → approved | returned`; a change of title or question leads back to `draft`. */
export const ThemeState = z.enum(['draft', 'proposed', 'approved', 'returned']);
export type ThemeState = z.infer<typeof ThemeState>;

const Name = z.object({
  id: UserId,
  familyName: z.string(),
  givenName: z.string(),
  familyKana: z.string(),
  givenKana: z.string(),
});

/** `version` 0: nobody has changed the rules of this class yet. */
export const ThemeRules = z.object({
  /** Pupils choose only what a teacher has approved. */
  approvalFirst: z.boolean(),
  version: z.coerce.number().int().min(0),
});
export type ThemeRules = z.infer<typeof ThemeRules>;

export const ThemeRemarkView = z.object({
  id: z.uuid(),
  by: Name,
  as: z.enum(['teacher', 'pupil']),
  kind: z.enum(['comment', 'approved', 'returned']),
  text: z.string(),
  /** Number of the version of the question it was said about. */
  about: z.number().int(),
  at: Instant,
});
export type ThemeRemarkView = z.infer<typeof ThemeRemarkView>;

export const ThemeRevisionView = z.object({
  number: z.number().int(),
  title: z.string(),
  question: z.string(),
  note: z.string(),
  by: Name,
  at: Instant,
  /** The number of the version whose wording was taken back. */
  restoredFrom: z.number().int().nullable(),
});
export type ThemeRevisionView = z.infer<typeof ThemeRevisionView>;

export const ThemeListItem = z.object({
  id: ThemeId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  question: z.string(),
  state: ThemeState,
  selected: z.boolean(),
  archived: z.boolean(),
  /** Number of the newest version of the question. */
  revision: z.number().int(),
  proposedAt: Instant.nullable(),
  changedAt: Instant,
});
export type ThemeListItem = z.infer<typeof ThemeListItem>;

export const ThemeView = ThemeListItem.extend({
  student: Name,
  description: z.string(),
  rationale: z.string(),
  approach: z.string(),
  potential: z.string(),
  mainTheme: z.object({ id: MainThemeId, title: z.string() }).nullable(),
  /** Written by hand, or begun from a proposal of the AI. */
  origin: z.enum(['hand', 'ai']),
  /** Nobody but its writer was ever shown it: it can be deleted. */
  unseen: z.boolean(),
  /** The class has been put away, or the pupil has left it: only to be read. */
  closed: z.boolean(),
  approvalFirst: z.boolean(),
  approved: z.object({ by: Name, at: Instant, revision: z.number().int() }).nullable(),
  remarks: z.array(ThemeRemarkView),
  createdAt: Instant,
  version: z.number().int(),
});
export type ThemeView = z.infer<typeof ThemeView>;

/** `none`: pupils without any theme. */
export const ThemeFilter = z.enum(['waiting', 'returned', 'approved', 'selected', 'none']);
export type ThemeFilter = z.infer<typeof ThemeFilter>;
export const ClassThemesQuery = PageQuery.extend({ id: ClassId, show: ThemeFilter.optional() });

/** Pupils of the class, how many of them have chosen and how many have none; themes that wait or were given back. */
export const ThemeCounts = z.object({
  pupils: z.number().int(),
  chosen: z.number().int(),
  none: z.number().int(),
  waiting: z.number().int(),
  returned: z.number().int(),
});
export type ThemeCounts = z.infer<typeof ThemeCounts>;

export const ClassThemeRow = z.object({
  student: Name,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  theme: ThemeListItem.omit({ classId: true, className: true, archived: true }).nullable(),
});
export type ClassThemeRow = z.infer<typeof ClassThemeRow>;

export const RosterTheme = z.object({
  studentId: UserId,
  id: ThemeId,
  title: z.string(),
  state: ThemeState,
  selected: z.boolean(),
});
export type RosterTheme = z.infer<typeof RosterTheme>;

export const ApproveTheme = z.object({ id: ThemeId, version: Version, comment: text(2000).default('') });
