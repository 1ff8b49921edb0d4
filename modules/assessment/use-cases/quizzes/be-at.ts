import type { ModuleContext } from '#kernel/module.ts';
import { type Attempt, AttemptPresence } from '#modules/assessment/database/attempts.ts';
import { theAttempt } from '#modules/assessment/database/find-quizzes.ts';

/** Notes where somebody's page is: one row, overwritten, in the database both instances of a module have in common. */
export async function beAt(
  context: ModuleContext,
  id: string,
  where: { itemId: string | null; visible: boolean },
): Promise<Attempt> {
  return context.transact(async ({ em, clock }) => {
    const attempt = await theAttempt(em, id);
    if (attempt.state === 'working')
      await em.upsert(AttemptPresence, { id, quizId: attempt.quizId, ...where, seenAt: clock.now() });
    return attempt;
  });
}
