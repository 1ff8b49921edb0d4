import * as z from 'zod';
import { Words } from '#contracts/assessment/surveys.ts';
import { Instant, may, route, Version } from '#contracts/define.ts';
import { ClassId, RubricId } from '#contracts/ids.ts';
import { typedText as text } from '#contracts/typed-text.ts';

/** What a page and a person can still take in at once. */
export const MOST_CRITERIA = 12;
export const FEWEST_LEVELS = 2;
export const MOST_LEVELS = 6;

/** Ids are given by whoever adds the part and stay with it: scores go by them. */
const Id = z.uuid();
/** Points and weights count in halves. */
const halves = (least: number, most: number) => z.number().min(least).max(most).multipleOf(0.5);

export const RubricLevel = z.object({ id: Id, name: text(60), points: halves(0, 100), criterion: text(1000) });
export type RubricLevel = z.infer<typeof RubricLevel>;
/** `levels` stand best first. */
export const RubricCriterion = z.object({
  id: Id,
  name: text(100),
  description: text(1000),
  weight: halves(0.5, 10),
  levels: z.array(RubricLevel).min(FEWEST_LEVELS).max(MOST_LEVELS),
});
export type RubricCriterion = z.infer<typeof RubricCriterion>;
export const RubricDocument = z.object({
  name: text(100),
  description: text(2000),
  criteria: z.array(RubricCriterion).max(MOST_CRITERIA),
});
export type RubricDocument = z.infer<typeof RubricDocument>;

export const RubricSummary = z.object({
  id: RubricId,
  /** `null`: the school's, for all its classes. */
  classId: ClassId.nullable(),
  name: z.string(),
  description: z.string(),
  criteria: z.array(z.string()),
  archived: z.boolean(),
  /** Whether the reader may change it: their class's, their own of the school, or as its administrator. */
  mayChange: z.boolean(),
  changedAt: Instant,
  version: z.number().int(),
});
export type RubricSummary = z.infer<typeof RubricSummary>;
export const RubricView = RubricSummary.omit({ name: true, description: true, criteria: true }).extend({
  document: RubricDocument,
});
export type RubricView = z.infer<typeof RubricView>;
/** The answer to a change: small, because it is remembered for every autosave. */
export const RubricSaved = z.object({
  id: RubricId,
  archived: z.boolean(),
  changedAt: Instant,
  version: z.number().int(),
});
export type RubricSaved = z.infer<typeof RubricSaved>;

/** A rubric to begin with, in both languages. It has no ids: whoever takes it gives them. */
export const RubricStarter = z.object({
  key: z.string(),
  name: Words,
  description: Words,
  criteria: z.array(
    z.object({
      name: Words,
      description: Words,
      weight: z.number(),
      levels: z.array(z.object({ name: z.string(), points: z.number(), criterion: Words })),
    }),
  ),
});
export type RubricStarter = z.infer<typeof RubricStarter>;

const tags = ['assessment'];
/** Room for every text at its longest, as it travels. */
const bodyLimit = 1024 * 1024;
const one = z.object({ id: RubricId });
const keepers = may(['teacherOfClass', 'self', 'adminOfSchool'], 'rubric', 'id');

export const rubricRoutes = {
  rubricStarters: route
    .meta(may(['teacherOfSchool', 'adminOfSchool'], 'school'))
    .route({ method: 'GET', path: '/rubric-starters', summary: 'Ready rubrics to begin with', tags })
    .output(z.object({ items: z.array(RubricStarter) })),
  rubrics: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/rubrics',
      summary: 'Rubrics of a class and those of its school, last changed first (200 at most)',
      tags,
    })
    .input(z.object({ classId: ClassId, archived: z.stringbool().default(false) }))
    .output(z.object({ items: z.array(RubricSummary) })),
  createRubric: route
    .meta({ ...may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'), bodyLimit })
    .route({
      method: 'POST',
      path: '/classes/{classId}/rubrics',
      successStatus: 201,
      summary: 'Begin a rubric of a class',
      tags,
    })
    .input(z.object({ classId: ClassId, document: RubricDocument }))
    .output(RubricView),
  createSchoolRubric: route
    .meta({ ...may(['teacherOfSchool', 'adminOfSchool'], 'school'), bodyLimit })
    .route({ method: 'POST', path: '/rubrics', successStatus: 201, summary: 'Begin a rubric of the school', tags })
    .input(z.object({ document: RubricDocument }))
    .output(RubricView),
  rubric: route
    .meta(may(['teacherOfSchool', 'adminOfSchool'], 'rubric', 'id'))
    .route({ method: 'GET', path: '/rubrics/{id}', summary: 'One rubric', tags })
    .input(one)
    .output(RubricView),
  saveRubric: route
    .meta({ ...keepers, bodyLimit })
    .route({
      method: 'PUT',
      path: '/rubrics/{id}',
      summary: 'Save a rubric; what was opened with it before keeps its own',
      tags,
    })
    .input(one.extend({ version: Version, document: RubricDocument }))
    .output(RubricSaved),
  copyRubric: route
    .meta(may(['teacherOfSchool', 'adminOfSchool'], 'rubric', 'id'))
    .route({
      method: 'POST',
      path: '/rubrics/{id}/copies',
      successStatus: 201,
      summary: 'Copy into a class one teaches, or for the school',
      tags,
    })
    .input(one.extend({ classId: ClassId.nullable() }))
    .output(RubricView),
  archiveRubric: route
    .meta(keepers)
    .route({ method: 'POST', path: '/rubrics/{id}/archive', summary: 'Put a rubric away', tags })
    .input(one)
    .output(RubricSaved),
  takeBackRubric: route
    .meta(keepers)
    .route({ method: 'POST', path: '/rubrics/{id}/take-back', summary: 'Take a rubric out again', tags })
    .input(one)
    .output(RubricSaved),
};
