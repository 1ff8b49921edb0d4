import type { ModuleContext } from '#kernel/module.ts';
import { finishClosed, noteClosed } from '#modules/assessment/use-cases/quizzes/close-quiz.ts';
import { handInOverdue } from '#modules/assessment/use-cases/quizzes/hand-in.ts';

/** What the clock has ended is ended here too: every few seconds, and first thing after a restart. */
export async function endOverdue(context: ModuleContext): Promise<void> {
  await handInOverdue(context);
  await noteClosed(context);
  await finishClosed(context);
}
