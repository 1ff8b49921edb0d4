import type { TurnFailure } from '#contracts/ai/coach-views.ts';
import type { Work } from '#kernel/module.ts';
import type { Turn } from '#modules/ai/database/conversations.ts';
import { theConversation, theTurn } from '#modules/ai/database/find-coach.ts';

export type Ending = {
  state: Turn['state'];
  answer: string;
  failure?: TurnFailure;
  guarded?: boolean;
  withheld?: string;
  model?: string;
  prompt?: string;
};

/** The answer is over, one way or another: the conversation takes the next message. */
export async function endTurn(work: Work, id: string, ending: Ending): Promise<void> {
  const turn = await theTurn(work.em, id);
  if (turn.state !== 'writing') return;
  const conversation = await theConversation(work.em, turn.conversationId);
  const now = work.clock.now();
  Object.assign(turn, {
    state: ending.state,
    answer: ending.answer,
    failure: ending.failure ?? null,
    guarded: ending.guarded ?? false,
    withheld: ending.withheld ?? '',
    model: ending.model ?? '',
    prompt: ending.prompt ?? '',
    touchedAt: now,
    endedAt: now,
  });
  if (ending.guarded) conversation.guarded += 1;
  if (conversation.writing === id) conversation.writing = null;
  conversation.lastAt = now;
  await work.em.flush();
}
