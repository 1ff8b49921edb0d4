import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { answersToken } from '#modules/ai/answering/answers.ts';
import type { LiveAnswer } from '#modules/ai/answering/live-answer.ts';
import type { Conversation, Turn } from '#modules/ai/database/conversations.ts';
import { theConversation, theTurn } from '#modules/ai/database/find-coach.ts';
import { Guard } from '#modules/ai/domain/coach/guard/guard.ts';
import type { Finish } from '#modules/ai/models/models.ts';
import { modelsToken } from '#modules/ai/models/models.ts';
import { type Ending, endTurn } from '#modules/ai/use-cases/coach/end-turn.ts';
import { type Prepared, prepareCall } from '#modules/ai/use-cases/coach/prepare-call.ts';

const CODES = ['AI_NOT_SET_UP', 'AI_BUDGET_USED_UP', 'AI_UNAVAILABLE', 'AI_UNUSABLE'] as const;

/**
 * Begins to write the answer of a turn, in this process and apart from the request that asked: a line that breaks does
 * not break the answer.
 */
export function startAnswer(context: ModuleContext, turnId: string): LiveAnswer {
  const answers = context.get(answersToken);
  const live = answers.begin(turnId);
  void write(context, live)
    .catch((error: unknown) => {
      // Its row stays behind as being written; the timer ends it as one nobody writes any more.
      context.log.error({ err: error, turn: turnId }, 'the end of an answer was not written');
    })
    .finally(() => answers.forget(live));
  return live;
}

async function write(context: ModuleContext, live: LiveAnswer): Promise<void> {
  const ending = await answer(context, live);
  await context.transact((work) => endTurn(work, live.turnId, ending));
}

async function answer(context: ModuleContext, live: LiveAnswer): Promise<Ending> {
  const em = context.read();
  const turn = await theTurn(em, live.turnId);
  const conversation = await theConversation(em, turn.conversationId);
  let prompt = '';
  try {
    const prepared = await prepareCall(context, conversation, turn, live.signal);
    prompt = prepared.call.prompt;
    return { ...(await stream(context, live, conversation, prepared)), prompt };
  } catch (error) {
    const came = live.text;
    if (live.signal.aborted) return { state: 'stopped', answer: came, prompt };
    if (!(error instanceof Refusal)) context.log.error({ err: error, turn: turn.id }, 'an answer failed');
    if (came) return { state: 'cut', answer: came, prompt };
    const code = error instanceof Refusal ? CODES.find((one) => one === error.code) : undefined;
    return { state: 'failed', failure: code ?? 'AI_UNAVAILABLE', answer: '', prompt };
  }
}

const STATES: Record<Finish, Turn['state']> = {
  complete: 'complete',
  tooLong: 'tooLong',
  cut: 'cut',
  stopped: 'stopped',
  refused: 'refused',
};

async function stream(
  context: ModuleContext,
  live: LiveAnswer,
  conversation: Conversation,
  { call, asked, comforting }: Prepared,
): Promise<Ending> {
  const guard = conversation.kind === 'coach' ? new Guard(asked, { comforting }) : undefined;
  const enough = new AbortController();
  const signal = AbortSignal.any([call.signal, enough.signal]);
  const pieces = context.get(modelsToken).stream({ ...call, signal });
  let model = '';
  let state: Turn['state'] = 'cut';
  for (;;) {
    const next = await pieces.next();
    if (next.done) {
      model = next.value.model;
      state = STATES[next.value.finish];
      // Nobody but the pupil stops an answer; a process that goes down breaks it.
      if (state === 'stopped' && !live.signal.aborted) state = 'cut';
      break;
    }
    live.add(guard ? guard.push(next.value) : next.value);
    // The rest would be thrown away: nobody pays for it. The stream still tells how it ended.
    if (guard?.tripped) enough.abort();
  }
  if (guard && !guard.tripped) live.add(guard.end());
  if (guard?.tripped) return { state: 'complete', answer: live.text, model, guarded: true, withheld: guard.withheld };
  if (!live.text.trim() && state !== 'stopped' && state !== 'refused')
    return { state: 'failed', failure: 'AI_UNUSABLE', answer: '', model };
  return { state, answer: live.text, model };
}
