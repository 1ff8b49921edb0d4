import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { iso } from '#kernel/clock.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { notFound } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { theAttempt, theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { readLive } from '#modules/assessment/database/read-models/quizzes/live.ts';
import { listAnswers, readMarking } from '#modules/assessment/database/read-models/quizzes/marking.ts';
import { viewOfMark } from '#modules/assessment/database/read-models/quizzes/result.ts';
import { readPoints, readResults } from '#modules/assessment/database/read-models/quizzes/results.ts';
import { timeZoneOf } from '#modules/assessment/database/time-zone.ts';
import { itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { fileName } from '#modules/assessment/routes/file-name.ts';
import { resultsTable } from '#modules/assessment/routes/results-table.ts';
import { handInOverdue } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { markAnswer } from '#modules/assessment/use-cases/quizzes/mark-answer.ts';

const os = routesOf(assessmentRoutes);

/** Before anything is told of attempts, those whose time is up are handed in. */
async function upToDate(context: RouteContext, id: string): Promise<Quiz> {
  await handInOverdue(context, { quizId: id });
  return theQuiz(context.read(), id);
}

export const markingRoutes = {
  liveQuiz: os.liveQuiz.handler(async ({ context, input }) => {
    const quiz = await upToDate(context, input.id);
    const now = context.clock.now();
    return {
      now: iso(now),
      state: stateAt(quiz, now),
      closesAt: instantOrNull(quiz.closesAt),
      items: await readLive(context.read(), context.get(revisionsToken), quiz, now),
    };
  }),
  marking: os.marking.handler(async ({ context, input }) => ({
    items: await readMarking(context.read(), await upToDate(context, input.id)),
  })),
  markingOfItem: os.markingOfItem.handler(async ({ context, input: { id, ...filter } }) =>
    listAnswers(context.read(), await upToDate(context, id), filter),
  ),
  markAnswer: os.markAnswer.handler(({ context, input: { id, itemId, ...mark } }) =>
    context.transact(async (work) => {
      const row = await markAnswer(work, id, itemId, mark);
      const { quizId } = await theAttempt(work.em, id);
      const item = itemsOf((await theQuiz(work.em, quizId)).document.sections).find((one) => one.id === itemId);
      if (!item) throw notFound('item');
      return viewOfMark(item, row);
    }),
  ),
  quizResults: os.quizResults.handler(async ({ context, input }) => ({
    items: await readResults(context.read(), await upToDate(context, input.id)),
  })),
  exportResultsCsv: os.exportResultsCsv.handler(async ({ context, input }) => {
    const quiz = await upToDate(context, input.id);
    const em = context.read();
    const rows = await readResults(em, quiz);
    const points = await readPoints(em, quiz.id);
    const table = resultsTable(quiz, rows, points, {
      language: context.client.language,
      timeZone: await timeZoneOf(em, quiz.schoolId),
    });
    return csvFile(fileName(quiz.title, 'csv'), table.header, table.rows);
  }),
};
