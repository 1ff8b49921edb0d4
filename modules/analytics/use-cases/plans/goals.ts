import { goalCommented } from '#contracts/analytics/events.ts';
import type { GoalId, SchoolId, UserId } from '#contracts/ids.ts';
import { DAY } from '#kernel/clock.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, refuseField } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Goal, GoalComment, Todo } from '#modules/analytics/database/plans.ts';
import { fitsKind } from '#modules/analytics/domain/plans/goals.ts';
import { expectDue, expectPupil, type Planner, schoolDay } from '#modules/analytics/use-cases/plans/expect-due.ts';

export type GoalWords = Pick<Goal, 'kind' | 'title' | 'description' | 'dueDay' | 'progress'>;

/** A pupil sets a goal. */
export async function addGoal(work: Work, who: Planner, words: GoalWords): Promise<Goal> {
  expectPupil(who);
  const setOn = await schoolDay(work, who.schoolId);
  await expectDue(work, who.schoolId, words.dueDay);
  expectKind(setOn, words);
  const goal = work.em.create(Goal, {
    id: work.ids.next(),
    schoolId: who.schoolId,
    personId: who.id,
    ...words,
    setOn,
    doneAt: reached(work, words.progress, null),
    createdAt: work.clock.now(),
    version: 1,
  });
  await work.em.flush();
  return goal;
}

/** Changes it, or says how far one is; at 100 it is reached. */
export async function changeGoal(
  work: Work,
  id: string,
  { version, ...words }: GoalWords & { version: number },
): Promise<void> {
  const goal = await theGoal(work, id);
  expectVersion(goal, version, 'goal');
  if (words.dueDay !== goal.dueDay || words.kind !== goal.kind) {
    await expectDue(work, goal.schoolId, words.dueDay);
    expectKind(goal.setOn, words);
  }
  work.em.assign(goal, { ...words, doneAt: reached(work, words.progress, goal.doneAt ?? null) });
  await work.em.flush();
}

export async function removeGoal(work: Work, id: string): Promise<void> {
  (await theGoal(work, id)).removedAt = work.clock.now();
  await work.em.flush();
}

export async function restoreGoal(work: Work, id: string): Promise<void> {
  const goal = await work.em.findOne(Goal, { id });
  if (!goal) throw notFound('goal');
  goal.removedAt = null;
  await work.em.flush();
}

/** A teacher says something about a goal; without words what was said is taken back. */
export async function commentGoal(work: Work, id: string, by: string, text: string): Promise<void> {
  const { em, clock } = work;
  const goal = await theGoal(work, id);
  const there = await em.findOne(GoalComment, { id });
  if (text === (there?.text ?? '')) return;
  const comment = there ?? em.create(GoalComment, { id, by, text, at: clock.now(), eventSeq: 0 });
  Object.assign(comment, { by, text, at: clock.now() });
  if (text)
    work.publish(goalCommented, comment, {
      schoolId: goal.schoolId as SchoolId,
      goalId: id as GoalId,
      personId: goal.personId as UserId,
      title: goal.title,
      by: by as UserId,
      text,
    });
  await em.flush();
}

const KEPT = 30 * DAY;

/** Deleted plans go for good after a while. */
export async function forgetRemovedPlans(context: ModuleContext): Promise<void> {
  await context.transact(async ({ em, clock }) => {
    const removedAt = { $lt: clock.now() - KEPT };
    const goals = await em.find(Goal, { removedAt }, { limit: 500, fields: ['id'] });
    const ids = goals.map(({ id }) => id);
    if (ids.length) await em.nativeDelete(GoalComment, { id: ids });
    if (ids.length) await em.nativeDelete(Goal, { id: ids });
    await em.nativeDelete(Todo, { removedAt });
  });
}

const reached = (work: Work, progress: number, before: number | null): number | null =>
  progress === 100 ? (before ?? work.clock.now()) : null;

function expectKind(setOn: string, { kind, dueDay }: GoalWords): void {
  if (!fitsKind(kind, setOn, dueDay))
    throw refuseField('UNPROCESSABLE', 'dueDay', `not_${kind}`, 'This day does not fit the kind of goal.');
}

async function theGoal(work: Work, id: string): Promise<Goal> {
  const goal = await work.em.findOne(Goal, { id });
  if (!goal || (goal.removedAt ?? null) !== null) throw notFound('goal');
  return goal;
}
