import * as z from 'zod';
import { authors } from '#contracts/basebuilder/categories.ts';
import { Day, Instant, may, route, Version } from '#contracts/define.ts';
import { ClassId, LearningPathId, PathAssignmentId, PathStepId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export const MOST_STEPS = 50;
export const StepKind = z.enum(['category', 'item', 'set', 'reading']);
export type StepKind = z.infer<typeof StepKind>;

/** `assigned`: nothing done yet. Told by what was answered and read, never by a page. */
export const PathState = z.enum(['assigned', 'inProgress', 'completed']);
export type PathState = z.infer<typeof PathState>;

const Step = z.object({
  id: PathStepId,
  kind: StepKind,
  /** The category, item or text set it is about. */
  thingId: z.uuid(),
  title: z.string(),
  /** Of a category: how many of its items are to be answered right. */
  count: z.number().int().nullable(),
  /** Steps that come first. */
  after: z.array(PathStepId),
});
export const PathView = z.object({
  id: LearningPathId,
  title: z.string(),
  description: z.string(),
  steps: z.array(
    Step.extend({
      /** How much there is to do now; 0: nothing, the step is passed over. */
      needed: z.number().int(),
    }),
  ),
  archived: z.boolean(),
  changedAt: Instant,
  version: z.number().int(),
});
export type PathView = z.infer<typeof PathView>;

export const PathRow = z.object({
  id: LearningPathId,
  title: z.string(),
  description: z.string(),
  steps: z.number().int(),
  /** To how many classes, groups and pupils it is assigned; 0 for pupils, who are told `mine`. */
  assignments: z.number().int(),
  /** How far the pupil who asks is. */
  mine: z.object({ state: PathState, done: z.number().int(), dueDay: Day.nullable() }).nullable(),
  archived: z.boolean(),
  changedAt: Instant,
  version: z.number().int(),
});
export type PathRow = z.infer<typeof PathRow>;

/** A step as a pupil has it before them. */
export const StepState = z.enum(['done', 'open', 'later']);
export const PupilPath = z.object({
  id: LearningPathId,
  title: z.string(),
  description: z.string(),
  state: PathState,
  dueDay: Day.nullable(),
  steps: z.array(
    Step.omit({ after: true }).extend({
      state: StepState,
      done: z.number().int(),
      needed: z.number().int(),
    }),
  ),
  /** The step to go on with: the first that is open. */
  next: PathStepId.nullable(),
});
export type PupilPath = z.infer<typeof PupilPath>;

export const PathFields = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2000).default(''),
  steps: z
    .array(
      z.object({
        /** The id of a step that is there, or any key for a new one: `after` speaks of it. */
        key: z.string().min(1).max(40),
        kind: StepKind,
        thingId: z.uuid(),
        count: z.int().min(1).max(1000).nullable().default(null),
        after: z.array(z.string().max(40)).max(MOST_STEPS).default([]),
      }),
    )
    .max(MOST_STEPS),
});
export type PathFields = z.infer<typeof PathFields>;

export const AssignmentView = z.object({
  id: PathAssignmentId,
  pathId: LearningPathId,
  toKind: z.enum(['class', 'group', 'person']),
  toId: z.uuid(),
  /** Of a pupil; class and group are named by their own lists. */
  name: z.string(),
  classId: ClassId,
  className: z.string(),
  dueDay: Day.nullable(),
  withdrawn: z.boolean(),
  version: z.number().int(),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

export const PathProgress = z.object({
  path: z.object({ id: LearningPathId, title: z.string() }),
  steps: z.array(z.object({ id: PathStepId, kind: StepKind, title: z.string() })),
  pupils: z.array(
    z.object({
      person: z.object({ id: UserId, familyName: z.string(), givenName: z.string() }),
      dueDay: Day.nullable(),
      state: PathState,
      /** Parts of each step, in their order: 1 is done. */
      parts: z.array(z.number()),
    }),
  ),
});
export type PathProgress = z.infer<typeof PathProgress>;

const tags = ['basebuilder'];
const ofSchool = may(authors, 'school');
const ofPath = may(authors, 'learningPath', 'id');
const ofAssignment = may(['teacherOfClass', 'adminOfSchool'], 'pathAssignment', 'id');
const one = z.object({ id: LearningPathId });
const oneAssignment = z.object({ id: PathAssignmentId });

export const pathRoutes = {
  learningPaths: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/learning-paths',
      summary: 'Learning paths: for a pupil those assigned to them, for others those of the school',
      tags,
    })
    .input(PageQuery.extend({ q: z.string().trim().max(100).optional(), archived: z.stringbool().default(false) }))
    .output(pageOf(PathRow)),
  learningPath: route
    .meta(ofPath)
    .route({ method: 'GET', path: '/learning-paths/{id}', summary: 'A path with its steps, for authors', tags })
    .input(one)
    .output(PathView),
  addLearningPath: route
    .meta(ofSchool)
    .route({ method: 'POST', path: '/learning-paths', successStatus: 201, summary: 'Add a learning path', tags })
    .input(PathFields)
    .output(PathView),
  changeLearningPath: route
    .meta(ofPath)
    .route({ method: 'PUT', path: '/learning-paths/{id}', summary: 'Change a path and its steps', tags })
    .input(PathFields.extend({ id: LearningPathId, version: Version }))
    .output(PathView),
  archiveLearningPath: route
    .meta(ofPath)
    .route({ method: 'POST', path: '/learning-paths/{id}/archive', summary: 'Put a path away', tags })
    .input(one)
    .output(PathView),
  takeBackLearningPath: route
    .meta(ofPath)
    .route({ method: 'POST', path: '/learning-paths/{id}/take-back', summary: 'Take a path out again', tags })
    .input(one)
    .output(PathView),
  pathAssignments: route
    .meta(ofPath)
    .route({
      method: 'GET',
      path: '/learning-paths/{id}/assignments',
      summary: 'To whom it is assigned, among the classes one teaches (administrators: all)',
      tags,
    })
    .input(one)
    .output(z.object({ items: z.array(AssignmentView) })),
  assignLearningPath: route
    .meta(ofPath)
    .route({
      method: 'POST',
      path: '/learning-paths/{id}/assignments',
      successStatus: 201,
      summary:
        'Assign a path in the name of a class one teaches: to all of it, to project groups or to pupils. Who has it already only gets the new due day',
      tags,
    })
    .input(
      one.extend({
        classId: ClassId,
        to: z
          .array(z.object({ kind: z.enum(['class', 'group', 'person']), id: z.uuid() }))
          .min(1)
          .max(60),
        dueDay: Day.nullable().default(null),
      }),
    )
    .output(z.object({ items: z.array(AssignmentView) })),
  changePathAssignment: route
    .meta(ofAssignment)
    .route({ method: 'PUT', path: '/path-assignments/{id}', summary: 'Change the due day', tags })
    .input(oneAssignment.extend({ version: Version, dueDay: Day.nullable() }))
    .output(AssignmentView),
  withdrawPathAssignment: route
    .meta(ofAssignment)
    .route({ method: 'POST', path: '/path-assignments/{id}/withdraw', summary: 'Take it back', tags })
    .input(oneAssignment)
    .output(AssignmentView),
  takeBackPathAssignment: route
    .meta(ofAssignment)
    .route({ method: 'POST', path: '/path-assignments/{id}/take-back', summary: 'Assign it again', tags })
    .input(oneAssignment)
    .output(AssignmentView),
  classPathProgress: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/path-progress',
      summary: 'How far the pupils of a class are on the paths assigned in its name',
      tags,
    })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(PathProgress) })),
  studentPath: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/learning-paths/{id}',
      summary: 'A path as a pupil has it before them: what is done, open now, and next',
      tags,
    })
    .input(one.extend({ studentId: UserId }))
    .output(PupilPath),
};
