import { SECOND } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { answersToken } from '#modules/ai/answering/answers.ts';
import { Turn } from '#modules/ai/database/conversations.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { endTurn } from '#modules/ai/use-cases/coach/end-turn.ts';

/** Writes what has come of this process's answers into their rows, for other instances and for a crash; hears of stops. */
export async function keepAnswers(context: ModuleContext): Promise<void> {
  const live = context.get(answersToken).all();
  if (live.length === 0) return;
  await context.transact(async ({ em, clock }) => {
    for (const { turnId, text } of live)
      await tables(em)
        .updateTable('turn')
        .set({ answer: text, touchedAt: clock.now() })
        .where('id', '=', turnId)
        .where('state', '=', 'writing')
        .execute();
  });
  const stopped = await tables(context.read())
    .selectFrom('turn')
    .select('id')
    .where(
      'id',
      'in',
      live.map(({ turnId }) => turnId),
    )
    .where('stopAsked', '=', 1)
    .execute();
  for (const { id } of stopped) context.get(answersToken).find(id)?.stop();
}

/** Longer than any pause between two writes of a living process. */
export const SILENT = 30 * SECOND;
const AT_ONCE = 100;

/** Answers whose process has died: what came is kept and marked. */
export async function endSilentAnswers(context: ModuleContext): Promise<void> {
  const before = context.clock.now() - SILENT;
  const dead = await context
    .read()
    .find(Turn, { state: 'writing', touchedAt: { $lt: before } }, { limit: AT_ONCE, fields: ['answer'] });
  const here = context.get(answersToken);
  for (const { id, answer } of dead) {
    if (here.find(id)) continue;
    await context.transact((work) =>
      endTurn(work, id, answer ? { state: 'cut', answer } : { state: 'failed', failure: 'AI_UNAVAILABLE', answer: '' }),
    );
  }
}
