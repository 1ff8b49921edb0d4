import { setTimeout as wait } from 'node:timers/promises';
import type { ChatEvent } from '#contracts/ai/coach-views.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { answersToken } from '#modules/ai/answering/answers.ts';
import type { Turn } from '#modules/ai/database/conversations.ts';
import { theTurn } from '#modules/ai/database/find-coach.ts';
import { viewOfTurn } from '#modules/ai/database/read-models/turns.ts';

/** Between two looks at an answer another instance writes, which writes about once a second. */
const LOOK = 500;

/** An answer from where it stands to its end, whoever writes it. */
export async function* followAnswer(
  context: ModuleContext,
  turnId: string,
  left: AbortSignal | undefined,
): AsyncGenerator<ChatEvent> {
  const live = context.get(answersToken).find(turnId);
  const turn = await theTurn(context.read(), turnId);
  if (turn.state !== 'writing') return yield { kind: 'end', turn: viewOfTurn(turn) };
  const sofar = live?.text ?? turn.answer;
  yield { kind: 'turn', turn: { ...viewOfTurn(turn), answer: sofar } };
  if (live) {
    for await (const text of live.follow(sofar.length, left)) yield { kind: 'piece', text };
    // Followers leave; the end is told to those who stay.
    if (left?.aborted) return;
    await live.over;
    return yield { kind: 'end', turn: viewOfTurn(await theTurn(context.read(), turnId)) };
  }
  yield* follow(context, turn, left);
}

async function* follow(context: ModuleContext, from: Turn, left: AbortSignal | undefined): AsyncGenerator<ChatEvent> {
  let shown = from.answer.length;
  while (!left?.aborted) {
    await wait(LOOK, undefined, left ? { signal: left } : {}).catch(() => undefined);
    const turn = await theTurn(context.read(), from.id);
    if (turn.state !== 'writing') return yield { kind: 'end', turn: viewOfTurn(turn) };
    if (turn.answer.length > shown) {
      yield { kind: 'piece', text: turn.answer.slice(shown) };
      shown = turn.answer.length;
    }
  }
}
