import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { GoalId, TodoId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

const oneLine = (value: string): string => value.toWellFormed().replace(/\s+/gu, ' ').trim();
/** At least one sign that can be seen. */
const title = z
  .string()
  .overwrite(oneLine)
  .min(1, { abort: true })
  .max(100)
  .regex(/[^\p{Z}\p{C}]/u, { error: 'required' });
const text = z
  .string()
  .overwrite((value) => value.toWellFormed().trim())
  .max(2000);

export const TodoPriority = z.enum(['high', 'normal', 'low']);
export type TodoPriority = z.infer<typeof TodoPriority>;
const todoWords = {
  title,
  description: text.default(''),
  dueDay: Day.nullable().default(null),
  priority: TodoPriority.default('normal'),
};
export const TodoView = z.object({
  id: TodoId,
  title: z.string(),
  description: z.string(),
  dueDay: Day.nullable(),
  priority: TodoPriority,
  doneAt: Instant.nullable(),
  createdAt: Instant,
  version: z.number().int(),
});
export type TodoView = z.infer<typeof TodoView>;

/** `long`: three months and more, `short`: at most one, from the day it is set to the day it is due. */
export const GoalKind = z.enum(['long', 'medium', 'short']);
export type GoalKind = z.infer<typeof GoalKind>;
/** In steps of five; 100 means done, and done means 100. */
export const GoalProgress = z.number().int().min(0).max(100).multipleOf(5);
const goalWords = { kind: GoalKind, title, description: text.default(''), dueDay: Day, progress: GoalProgress };
export const GoalView = z.object({
  id: GoalId,
  kind: GoalKind,
  title: z.string(),
  description: z.string(),
  dueDay: Day,
  progress: GoalProgress,
  doneAt: Instant.nullable(),
  /** Of a teacher. */
  comment: z.object({ by: PersonRef, text: z.string(), at: Instant }).nullable(),
  createdAt: Instant,
  version: z.number().int(),
});
export type GoalView = z.infer<typeof GoalView>;

const tags = ['analytics'];
const myTodo = may(['self'], 'todo', 'id');
const myGoal = may(['self'], 'goal', 'id');
const todoId = z.object({ id: TodoId });
const goalId = z.object({ id: GoalId });

export const planRoutes = {
  todos: route
    .meta(may(['self'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/todos/{studentId}',
      summary: 'My to-dos: open ones first, then by due day, then the newest',
      tags,
    })
    .input(PageQuery.extend({ studentId: UserId, open: z.stringbool().default(false) }))
    .output(pageOf(TodoView)),
  addTodo: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({ method: 'POST', path: '/todos', successStatus: 201, summary: 'Note something to do', tags })
    .input(z.object(todoWords))
    .output(TodoView),
  changeTodo: route
    .meta(myTodo)
    .route({ method: 'PUT', path: '/todos/{id}', summary: 'Change a to-do, or tick it off', tags })
    .input(todoId.extend({ ...todoWords, version: Version, done: z.boolean() }))
    .output(TodoView),
  removeTodo: route
    .meta(myTodo)
    .route({
      method: 'DELETE',
      path: '/todos/{id}',
      successStatus: 204,
      summary: 'Delete a to-do; it can be taken back for 30 days',
      tags,
    })
    .input(todoId)
    .output(Nothing),
  restoreTodo: route
    .meta(myTodo)
    .route({ method: 'POST', path: '/todos/{id}/restore', summary: 'Take a deleted to-do back', tags })
    .input(todoId)
    .output(TodoView),

  goals: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/goals/{studentId}',
      summary: 'Goals of a pupil: those not reached yet first, by due day; at most 200',
      tags,
    })
    .input(z.object({ studentId: UserId }))
    .output(z.object({ items: z.array(GoalView) })),
  addGoal: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({ method: 'POST', path: '/goals', successStatus: 201, summary: 'Set myself a goal', tags })
    .input(z.object({ ...goalWords, progress: GoalProgress.default(0) }))
    .output(GoalView),
  changeGoal: route
    .meta(myGoal)
    .route({ method: 'PUT', path: '/goals/{id}', summary: 'Change a goal, or say how far I am', tags })
    .input(goalId.extend({ ...goalWords, version: Version }))
    .output(GoalView),
  removeGoal: route
    .meta(myGoal)
    .route({
      method: 'DELETE',
      path: '/goals/{id}',
      successStatus: 204,
      summary: 'Delete a goal; it can be taken back for 30 days',
      tags,
    })
    .input(goalId)
    .output(Nothing),
  restoreGoal: route
    .meta(myGoal)
    .route({ method: 'POST', path: '/goals/{id}/restore', summary: 'Take a deleted goal back', tags })
    .input(goalId)
    .output(GoalView),
  commentGoal: route
    .meta(may(['teacherOfStudent'], 'goal', 'id'))
    .route({
      method: 'PUT',
      path: '/goals/{id}/comment',
      summary: 'Say something about a goal; the pupil is told. Empty takes it back',
      tags,
    })
    .input(goalId.extend({ text }))
    .output(GoalView),
};
