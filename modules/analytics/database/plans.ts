import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, p, reference, version } from '#kernel/database/columns.ts';

/** Something a pupil wants to do. Deleted ones can be taken back for a while. */
export const Todo = defineEntity({
  name: 'Todo',
  tableName: 'todo',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    title: p.string().length(100),
    description: p.text(),
    dueDay: day().nullable(),
    priority: p.enum(['high', 'normal', 'low'] as const),
    doneAt: instant().nullable(),
    removedAt: instant().nullable(),
    createdAt: instant(),
    version: version(),
  },
  indexes: [
    { name: 'todo_person', properties: ['personId', 'removedAt', 'doneAt'] },
    { name: 'todo_removed', properties: ['removedAt'] },
  ],
});
export type Todo = InferEntity<typeof Todo>;

/** What a pupil wants to reach. */
export const Goal = defineEntity({
  name: 'Goal',
  tableName: 'goal',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    kind: p.enum(['long', 'medium', 'short'] as const),
    title: p.string().length(100),
    description: p.text(),
    /** The day it was set, in the school's zone. */
    setOn: day(),
    dueDay: day(),
    progress: p.integer(),
    doneAt: instant().nullable(),
    removedAt: instant().nullable(),
    createdAt: instant(),
    version: version(),
  },
  indexes: [
    { name: 'goal_person', properties: ['personId', 'removedAt', 'doneAt'] },
    { name: 'goal_removed', properties: ['removedAt'] },
  ],
});
export type Goal = InferEntity<typeof Goal>;

/** What a teacher said about a goal; its key is the goal's. A row of its own: the pupil's changes do not collide with it. */
export const GoalComment = defineEntity({
  name: 'GoalComment',
  tableName: 'goal_comment',
  properties: { id: id(), by: reference(), text: p.text(), at: instant(), eventSeq: eventSeq() },
});
export type GoalComment = InferEntity<typeof GoalComment>;

export const planEntities = [Todo, Goal, GoalComment];
