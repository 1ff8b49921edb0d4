import { Refusal, refuseField } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { heldAttempt, heldQuiz, theOpenClass } from '#modules/assessment/database/find-quizzes.ts';
import { Quiz } from '#modules/assessment/database/quizzes.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import { stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import { GRACE } from '#modules/assessment/domain/quizzes/time.ts';
import { complete } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { keepTime } from '#modules/assessment/use-cases/quizzes/keep-time.ts';
import { columnsOf, touch } from '#modules/assessment/use-cases/quizzes/write-quiz.ts';

/** Attempts one round ends; a class has fewer. */
const AT_ONCE = 1000;

/** Ends a quiz now: nobody starts any more, and attempts that go on are handed in as they stand, one after the other. */
export async function closeQuiz(context: ModuleContext, id: string, reason = ''): Promise<void> {
  await context.transact(async (work) => {
    const quiz = await heldQuiz(work.em, id);
    if (quiz.state === 'draft') throw new Refusal('QUIZ_NOT_OPEN', 'This quiz has not been published.');
    if (quiz.state !== 'published') return;
    const now = work.clock.now();
    quiz.closedAt = Math.min(quiz.closesAt ?? now, now);
    quiz.state = 'closed';
    touch(work, quiz);
    await work.em.flush();
  });
  await finishClosed(context, { quizId: id, reason });
}

/**
 * Hands in what goes on in closed quizzes. Called again by a timer, in case a process ends between closing and this;
 * what time alone has ended is left to time, with what was on its way.
 */
export async function finishClosed(
  context: ModuleContext,
  { quizId, reason = '' }: { quizId?: string; reason?: string } = {},
): Promise<void> {
  let going = tables(context.read())
    .selectFrom('attempt as a')
    .innerJoin('quiz as q', 'q.id', 'a.quizId')
    .select('a.id')
    .where('a.state', '=', 'working')
    .where('a.reopened', '=', 0)
    .where('q.state', 'in', ['closed', 'released'])
    .limit(AT_ONCE);
  if (quizId) going = going.where('a.quizId', '=', quizId);
  else going = going.where('q.closedAt', '<', context.clock.now() - GRACE);
  for (const { id } of await going.execute()) {
    await context.transact(async (work) => {
      const held = await heldAttempt(work.em, id);
      if (held.state === 'working') await complete(work, held, 'teacher', reason);
    });
  }
}

/** Opens a closed quiz again, for who has attempts left. */
export async function reopenQuiz(work: Work, id: string, closesAt: string | null): Promise<Quiz> {
  const quiz = await heldQuiz(work.em, id);
  await theOpenClass(work.em, quiz.classId);
  if (quiz.state === 'released')
    throw new Refusal(
      'RESULTS_RELEASED',
      'The results are released: the answers are known. Take the release back first.',
    );
  const now = work.clock.now();
  if (stateAt(quiz, now) !== 'closed') throw new Refusal('CONFLICT', 'Only a closed quiz can be opened again.');
  if (closesAt !== null && Date.parse(closesAt) <= now)
    throw refuseField('UNPROCESSABLE', 'closesAt', 'closes_in_the_past', 'It would be closed already.');
  Object.assign(quiz, columnsOf({ ...quiz.document, rules: { ...quiz.document.rules, closesAt } }));
  quiz.state = 'published';
  quiz.closedAt = null;
  touch(work, quiz);
  await keepTime(work, quiz);
  await work.em.flush();
  return quiz;
}

/** Writes down that quizzes whose closing has passed are closed. */
export async function noteClosed(context: ModuleContext): Promise<void> {
  const due = await context
    .read()
    .find(Quiz, { state: 'published', closesAt: { $lte: context.clock.now() } }, { fields: ['id'], limit: 200 });
  for (const { id } of due) {
    await context.transact(async (work) => {
      const quiz = await heldQuiz(work.em, id);
      if (quiz.state !== 'published' || stateAt(quiz, work.clock.now()) !== 'closed') return;
      quiz.state = 'closed';
      quiz.closedAt = quiz.closesAt ?? null;
      await work.em.flush();
    });
  }
}
