import type { Work } from '#kernel/module.ts';
import { theTurn } from '#modules/ai/database/find-coach.ts';

/** Whoever writes the answer hears of it, in this process or another. One that is over stays as it is. */
export async function stopTurn(work: Work, id: string): Promise<void> {
  const turn = await theTurn(work.em, id);
  if (turn.state !== 'writing') return;
  turn.stopAsked = true;
  await work.em.flush();
}
