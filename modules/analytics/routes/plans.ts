import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import { listGoals, listTodos, readGoal, viewOfTodo } from '#modules/analytics/database/read-models/plans.ts';
import type { Planner } from '#modules/analytics/use-cases/plans/expect-due.ts';
import { addGoal, changeGoal, commentGoal, removeGoal, restoreGoal } from '#modules/analytics/use-cases/plans/goals.ts';
import { addTodo, changeTodo, removeTodo, restoreTodo } from '#modules/analytics/use-cases/plans/todos.ts';

const os = routesOf(analyticsRoutes);
const planner = ({ me, schoolId }: RouteContext): Planner => ({ id: me.id, role: me.role, schoolId: schoolId ?? '' });

async function goalAfter(context: RouteContext, id: string, act: (work: Work) => Promise<unknown>) {
  await context.transact(act);
  return readGoal(context.read(), id);
}

export const planRoutes = {
  todos: os.todos.handler(({ context, input: { studentId, ...page } }) =>
    listTodos(context.read(), { personId: studentId, ...page }),
  ),
  addTodo: os.addTodo.handler(({ context, input }) =>
    context.transact(async (work) => viewOfTodo(await addTodo(work, planner(context), input))),
  ),
  changeTodo: os.changeTodo.handler(({ context, input: { id, ...change } }) =>
    context.transact(async (work) => viewOfTodo(await changeTodo(work, id, change))),
  ),
  removeTodo: os.removeTodo.handler(({ context, input }) => context.transact((work) => removeTodo(work, input.id))),
  restoreTodo: os.restoreTodo.handler(({ context, input }) =>
    context.transact(async (work) => viewOfTodo(await restoreTodo(work, input.id))),
  ),
  goals: os.goals.handler(async ({ context, input }) => ({ items: await listGoals(context.read(), input.studentId) })),
  addGoal: os.addGoal.handler(async ({ context, input }) => {
    const { id } = await context.transact((work) => addGoal(work, planner(context), input));
    return readGoal(context.read(), id);
  }),
  changeGoal: os.changeGoal.handler(({ context, input: { id, ...change } }) =>
    goalAfter(context, id, (work) => changeGoal(work, id, change)),
  ),
  removeGoal: os.removeGoal.handler(({ context, input }) => context.transact((work) => removeGoal(work, input.id))),
  restoreGoal: os.restoreGoal.handler(({ context, input }) =>
    goalAfter(context, input.id, (work) => restoreGoal(work, input.id)),
  ),
  commentGoal: os.commentGoal.handler(({ context, input: { id, text } }) =>
    goalAfter(context, id, (work) => commentGoal(work, id, context.me.id, text)),
  ),
};
