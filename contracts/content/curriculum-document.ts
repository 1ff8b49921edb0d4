import * as z from 'zod';
import { typedText as text } from '#contracts/typed-text.ts';

/** How much a curriculum may hold. A year has some 40 weeks; twice that is plenty, and a page stays quick. */
export const MOST_PHASES = 20;
export const MOST_WEEKS = 100;
export const MOST_CATEGORIES = 20;
export const MOST_LEVELS = 10;
/** Characters of all texts together. */
export const MOST_CHARACTERS = 200_000;

/** Ids are given by whoever adds the part and stay with it for good: comparing and merging go by them. */
const Id = z.uuid();
/** Lessons, in halves. */
export const Hours = z.number().min(0).max(200).multipleOf(0.5);

export const Week = z.object({
  id: Id,
  label: text(60),
  hours: Hours,
  theme: text(200),
  activities: text(2000),
  support: text(2000),
  evaluation: text(2000),
});
export type Week = z.infer<typeof Week>;
export const Phase = z.object({ id: Id, name: text(100), weeks: z.array(Week).max(MOST_WEEKS) });
export type Phase = z.infer<typeof Phase>;
export const Level = z.object({ id: Id, name: text(60), criterion: text(1000) });
export type Level = z.infer<typeof Level>;
export const Category = z.object({
  id: Id,
  name: text(100),
  description: text(1000),
  levels: z.array(Level).max(MOST_LEVELS),
});
export type Category = z.infer<typeof Category>;

export const PRESENTATION_FORMATS = ['presentation', 'poster', 'exhibition', 'discussion'] as const;
export const GROUP_WORK = ['individual', 'hybrid', 'group'] as const;

/**
 * A year's plan. The main theme is its words and not an id: a copy in another class keeps them, and a plan stays readable
 * when the theme it was made for is withdrawn.
 */
export const CurriculumDocument = z.object({
  title: text(100),
  description: text(2000),
  mainTheme: text(100),
  totalHours: z.number().min(0).max(2000).multipleOf(0.5),
  fieldwork: z.boolean(),
  fieldworkCount: z.number().int().min(0).max(100),
  presentation: z.boolean(),
  presentationFormat: z.enum(PRESENTATION_FORMATS),
  groupWork: z.enum(GROUP_WORK),
  partners: text(1000),
  phases: z.array(Phase).max(MOST_PHASES),
  rubric: z.array(Category).max(MOST_CATEGORIES),
});
export type CurriculumDocument = z.infer<typeof CurriculumDocument>;
