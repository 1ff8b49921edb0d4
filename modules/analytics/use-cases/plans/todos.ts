import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Todo } from '#modules/analytics/database/plans.ts';
import { expectDue, expectPupil, type Planner } from '#modules/analytics/use-cases/plans/expect-due.ts';

export type TodoWords = Pick<Todo, 'title' | 'description' | 'priority'> & { dueDay: string | null };

/** A pupil notes something to do. */
export async function addTodo(work: Work, who: Planner, words: TodoWords): Promise<Todo> {
  expectPupil(who);
  await expectDue(work, who.schoolId, words.dueDay);
  const facts = { id: work.ids.next(), schoolId: who.schoolId, personId: who.id, createdAt: work.clock.now() };
  const todo = work.em.create(Todo, { ...facts, ...words, version: 1 });
  await work.em.flush();
  return todo;
}

/** Changes it, ticks it off, or opens it again. */
export async function changeTodo(
  work: Work,
  id: string,
  { version, done, ...words }: TodoWords & { version: number; done: boolean },
): Promise<Todo> {
  const todo = await theTodo(work, id);
  expectVersion(todo, version, 'to-do');
  if (words.dueDay !== (todo.dueDay ?? null)) await expectDue(work, todo.schoolId, words.dueDay);
  work.em.assign(todo, words);
  todo.doneAt = done ? (todo.doneAt ?? work.clock.now()) : null;
  await work.em.flush();
  return todo;
}

export async function removeTodo(work: Work, id: string): Promise<void> {
  (await theTodo(work, id)).removedAt = work.clock.now();
  await work.em.flush();
}

export async function restoreTodo(work: Work, id: string): Promise<Todo> {
  const todo = await work.em.findOne(Todo, { id });
  if (!todo) throw notFound('to-do');
  todo.removedAt = null;
  await work.em.flush();
  return todo;
}

async function theTodo(work: Work, id: string): Promise<Todo> {
  const todo = await work.em.findOne(Todo, { id });
  if (!todo || (todo.removedAt ?? null) !== null) throw notFound('to-do');
  return todo;
}
