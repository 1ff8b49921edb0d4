import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import type { CorrectionId } from '#contracts/ids.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import { theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { readAnalysis } from '#modules/assessment/database/read-models/quizzes/analysis.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { listCorrections, viewsOfCorrections } from '#modules/assessment/database/read-models/quizzes/corrections.ts';
import { listMyQuizzes, readMyQuiz } from '#modules/assessment/database/read-models/quizzes/my-quizzes.ts';
import { listQuizzes, readQuiz, savedView } from '#modules/assessment/database/read-models/quizzes/quizzes.ts';
import { taughtBy } from '#modules/assessment/database/seats.ts';
import { PLAIN_RULES } from '#modules/assessment/domain/quizzes/item.ts';
import { remarkQuiz } from '#modules/assessment/jobs/remark-quiz.ts';
import { closeQuiz, reopenQuiz } from '#modules/assessment/use-cases/quizzes/close-quiz.ts';
import { correctQuiz } from '#modules/assessment/use-cases/quizzes/correct-quiz.ts';
import { setExtraTime } from '#modules/assessment/use-cases/quizzes/give-time.ts';
import { handInOverdue } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { publishQuiz, withdrawQuiz } from '#modules/assessment/use-cases/quizzes/publish-quiz.ts';
import { releaseQuiz, withholdQuiz } from '#modules/assessment/use-cases/quizzes/release-quiz.ts';
import { copyQuiz, createQuiz, removeQuiz, saveQuiz } from '#modules/assessment/use-cases/quizzes/write-quiz.ts';

const os = routesOf(assessmentRoutes);

/** Does something to a quiz and answers how it stands then. */
const done = (context: RouteContext, act: (work: Work) => Promise<Quiz>) =>
  context.transact(async (work) => savedView(await act(work), work.clock.now()));

/** Before anything is told of attempts, those whose time is up are handed in. */
async function upToDate(context: RouteContext, id: string): Promise<Quiz> {
  await handInOverdue(context, { quizId: id });
  return theQuiz(context.read(), id);
}

export const quizRoutes = {
  quizzes: os.quizzes.handler(async ({ context, input }) => {
    await handInOverdue(context, { classId: input.classId });
    return listQuizzes(context.read(), { ...input, now: context.clock.now() });
  }),
  myQuizzes: os.myQuizzes.handler(async ({ context, input: { now: only, ...page } }) => {
    await handInOverdue(context, { personId: context.me.id });
    const filter = { ...page, only, personId: context.me.id, now: context.clock.now() };
    return listMyQuizzes(context.read(), filter);
  }),
  myQuiz: os.myQuiz.handler(async ({ context, input }) => {
    await handInOverdue(context, { personId: context.me.id });
    return readMyQuiz(context.read(), context.me.id, input.id, context.clock.now());
  }),
  createQuiz: os.createQuiz.handler(async ({ context, input: { classId, document } }) => {
    const { title, instructions = '', sections = [], rules = PLAIN_RULES } = document;
    const { id } = await context.transact((work) =>
      createQuiz(work, classId, { title, instructions, sections, rules }),
    );
    return readQuiz(context.read(), id, context.clock.now());
  }),
  quiz: os.quiz.handler(async ({ context, input }) => {
    await handInOverdue(context, { quizId: input.id });
    return readQuiz(context.read(), input.id, context.clock.now());
  }),
  saveQuiz: os.saveQuiz.handler(({ context, input: { id, ...change } }) =>
    done(context, (work) => saveQuiz(work, id, change)),
  ),
  removeQuiz: os.removeQuiz.handler(async ({ context, input }) => {
    await context.transact((work) => removeQuiz(work, input.id, true));
  }),
  takeBackQuiz: os.takeBackQuiz.handler(({ context, input }) =>
    done(context, (work) => removeQuiz(work, input.id, false)),
  ),
  copyQuiz: os.copyQuiz.handler(async ({ context, input: { id, classId } }) => {
    const { me } = context;
    if (me.role === 'teacher' && !(await taughtBy(context.read(), me.id, [classId])).has(classId))
      throw forbidden('A quiz is copied into classes one teaches.');
    const copy = await context.transact(async (work) => {
      const { schoolId } = await theQuiz(work.em, id);
      return copyQuiz(work, id, classId, schoolId);
    });
    return readQuiz(context.read(), copy.id, context.clock.now());
  }),
  publishQuiz: os.publishQuiz.handler(({ context, input: { id, version } }) =>
    done(context, (work) => publishQuiz(work, id, version)),
  ),
  withdrawQuiz: os.withdrawQuiz.handler(({ context, input }) => done(context, (work) => withdrawQuiz(work, input.id))),
  closeQuiz: os.closeQuiz.handler(async ({ context, input }) => {
    await closeQuiz(context, input.id);
    return savedView(await theQuiz(context.read(), input.id), context.clock.now());
  }),
  reopenQuiz: os.reopenQuiz.handler(({ context, input: { id, closesAt } }) =>
    done(context, (work) => reopenQuiz(work, id, closesAt)),
  ),
  releaseQuiz: os.releaseQuiz.handler(async ({ context, input: { id, unmarked } }) => {
    await handInOverdue(context, { quizId: id });
    return done(context, (work) => releaseQuiz(work, id, unmarked));
  }),
  withholdQuiz: os.withholdQuiz.handler(({ context, input }) => done(context, (work) => withholdQuiz(work, input.id))),

  correctQuiz: os.correctQuiz.handler(async ({ context, input: { id, ...change } }) => {
    await handInOverdue(context, { quizId: id });
    const correction = await context.transact(async (work) => {
      const made = await correctQuiz(work, id, change);
      work.startJob(remarkQuiz, { correctionId: made.id as CorrectionId });
      return made;
    });
    const [view] = await viewsOfCorrections(context.read(), [correction]);
    if (!view) throw notFound('correction');
    return view;
  }),
  quizCorrections: os.quizCorrections.handler(({ context, input: { id, ...page } }) =>
    listCorrections(context.read(), { quizId: id, ...page }),
  ),
  setExtraTime: os.setExtraTime.handler(async ({ context, input: { id, studentId, extra, reason } }) => {
    const going = await context.transact((work) => setExtraTime(work, id, studentId, { extra, reason }));
    return { extra, endsAt: instantOrNull(going?.endsAt) };
  }),
  quizAnalysis: os.quizAnalysis.handler(async ({ context, input }) =>
    readAnalysis(context.read(), await upToDate(context, input.id)),
  ),
};
