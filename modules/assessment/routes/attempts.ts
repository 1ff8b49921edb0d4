import type { AnswersSaved } from '#contracts/assessment/attempts.ts';
import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { iso } from '#kernel/clock.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Attempt } from '#modules/assessment/database/attempts.ts';
import { theAttempt, theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { keptAnswer, pulseOf, readAttempt } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { previewPaper, tryPaper } from '#modules/assessment/database/read-models/quizzes/preview.ts';
import { readResult } from '#modules/assessment/database/read-models/quizzes/result.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { beAt } from '#modules/assessment/use-cases/quizzes/be-at.ts';
import { reopenAttempt } from '#modules/assessment/use-cases/quizzes/give-time.ts';
import { handIn, handInOverdue } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { sayingOfAnswer } from '#modules/assessment/use-cases/quizzes/refusals.ts';
import { itemsAsked, type Kept, saveAnswers } from '#modules/assessment/use-cases/quizzes/save-answers.ts';
import { startAttempt } from '#modules/assessment/use-cases/quizzes/start-attempt.ts';

const os = routesOf(assessmentRoutes);

async function viewOf(context: RouteContext, attempt: Attempt) {
  const sections = await context.get(revisionsToken).of(context.read(), attempt.quizId, attempt.revision);
  return readAttempt(context.read(), attempt, sections, context.clock.now());
}

async function savedView(context: RouteContext, { attempt, kept }: { attempt: Attempt; kept: Kept }) {
  const asked = kept.newer.size ? await itemsAsked(context, context.read(), attempt) : new Map();
  const view: AnswersSaved = { ...pulseOf(attempt, context.clock.now()), saved: {}, newer: {}, refused: {} };
  for (const [id, { rev, at }] of kept.saved) view.saved[id] = { rev, at: iso(at) };
  for (const [id, row] of kept.newer) view.newer[id] = keptAnswer(asked.get(id), row);
  for (const [id, reason] of kept.refused) view.refused[id] = { reason, detail: sayingOfAnswer(reason) };
  return view;
}

export const attemptRoutes = {
  startAttempt: os.startAttempt.handler(async ({ context, input }) => {
    await handInOverdue(context, { quizId: input.id, personId: context.me.id });
    return viewOf(context, await startAttempt(context, input.id, context.me, input.number));
  }),
  attempt: os.attempt.handler(async ({ context, input }) => {
    await handInOverdue(context, { id: input.id });
    return viewOf(context, await theAttempt(context.read(), input.id));
  }),
  saveAnswers: os.saveAnswers.handler(async ({ context, input: { id, changes } }) =>
    savedView(context, await context.transact((work) => saveAnswers(work, id, changes))),
  ),
  beAt: os.beAt.handler(async ({ context, input: { id, ...where } }) => {
    await handInOverdue(context, { id });
    return pulseOf(await beAt(context, id, where), context.clock.now());
  }),
  handIn: os.handIn.handler(async ({ context, input: { id, changes, reason } }) => {
    const { personId } = await theAttempt(context.read(), id);
    const mine = personId === context.me.id;
    const what = { by: mine ? 'pupil' : 'teacher', changes: mine ? changes : {}, reason: mine ? '' : reason } as const;
    return savedView(context, await context.transact((work) => handIn(work, id, what)));
  }),
  reopenAttempt: os.reopenAttempt.handler(({ context, input: { id, ...more } }) =>
    context.transact(async (work) => pulseOf(await reopenAttempt(work, id, more), work.clock.now())),
  ),
  attemptResult: os.attemptResult.handler(async ({ context, input }) => {
    await handInOverdue(context, { id: input.id });
    const attempt = await theAttempt(context.read(), input.id);
    const asPupil = attempt.personId === context.me.id;
    return readResult(context.read(), context.get(revisionsToken), attempt, { asPupil, now: context.clock.now() });
  }),
  previewQuiz: os.previewQuiz.handler(async ({ context, input: { id, seed } }) =>
    previewPaper((await theQuiz(context.read(), id)).document, seed),
  ),
  tryQuiz: os.tryQuiz.handler(async ({ context, input: { id, seed, answers } }) =>
    tryPaper((await theQuiz(context.read(), id)).document, seed, answers),
  ),
};
