import * as z from 'zod';
import { CorrectionId } from '#contracts/ids.ts';
import { defineJob } from '#kernel/module.ts';
import { QuizCorrection } from '#modules/assessment/database/quizzes.ts';
import { outdatedAttempts, remark } from '#modules/assessment/use-cases/quizzes/correct-quiz.ts';

/** Marks everything that is handed in by the corrected key. Begun again, it goes on with what is still outdated. */
export const remarkQuiz = defineJob({
  name: 'remark-quiz',
  input: z.object({ correctionId: CorrectionId }),
  async run(context, job) {
    const id = job.input.correctionId;
    const correction = await context.read().findOneOrFail(QuizCorrection, { id });
    for (let outdated = await outdatedAttempts(context, correction); outdated.length; ) {
      for (const [place, attemptId] of outdated.entries()) {
        job.signal.throwIfAborted();
        await context.transact((work) => remark(work, id, attemptId));
        await job.progress(place + 1, outdated.length);
      }
      outdated = await outdatedAttempts(context, correction);
    }
    await context.transact(async (work) => {
      const done = await work.em.findOneOrFail(QuizCorrection, { id });
      done.state = 'done';
      done.done = done.total;
      job.finishIn(work);
    });
  },
  async failed(work, { correctionId }) {
    (await work.em.findOneOrFail(QuizCorrection, { id: correctionId })).state = 'failed';
  },
});
