import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Conversation, Turn } from '#modules/ai/database/conversations.ts';
import { careOf, theOpenClass } from '#modules/ai/database/find-coach.ts';
import { beginning, type Move, moved, type Phase, type Standing } from '#modules/ai/domain/coach/ladder.ts';
import { risksIn } from '#modules/ai/domain/coach/risk/find.ts';
import { raiseAlert } from '#modules/ai/use-cases/coach/raise-alert.ts';

export type Asking = {
  classId: string;
  conversationId: string;
  id: string;
  text: string;
  phase: Phase;
  step: Move;
  language: 'ja' | 'en';
};
type Asker = { id: string; role: 'admin' | 'teacher' | 'student' };
const TITLE = 40;

/**
 * Takes a message and makes its turn, which then waits for its answer (`fresh`). The same message again is the turn
 * there is; one whose answer failed is asked again. Risks are looked for here, before and without any model.
 */
export async function beginTurn(work: Work, me: Asker, asking: Asking): Promise<{ turn: Turn; fresh: boolean }> {
  const { em } = work;
  const known = await em.findOne(Turn, { id: asking.id });
  let conversation = await em.findOne(Conversation, { id: asking.conversationId });
  const foreign = conversation && (conversation.personId !== me.id || conversation.classId !== asking.classId);
  if (foreign || (known && known.conversationId !== asking.conversationId)) throw notFound('conversation');
  if (known && known.state !== 'failed') return { turn: known, fresh: false };
  if (conversation?.writing)
    throw new Refusal('CONFLICT', 'The answer before is still being written. Stop it or wait for its end.');
  const now = work.clock.now();
  if (known && conversation) {
    Object.assign(known, { state: 'writing', failure: null, stopAsked: false, touchedAt: now, answer: '' });
    conversation.writing = known.id;
    await em.flush();
    return { turn: known, fresh: true };
  }

  const more = asking.step === 'more' && conversation?.kind === 'coach';
  const text = more ? '' : asking.text.trim();
  if (!more && text === '') throw refuseField('UNPROCESSABLE', 'text', 'required', 'Write something first.');
  const { schoolId } = await theOpenClass(em, asking.classId);
  conversation ??= newConversation(work, me, schoolId, asking, text);
  const standing = conversation.turns === 0 ? conversation : await nextStanding(work, conversation, asking);
  const found = conversation.kind === 'coach' ? risksIn(text, (await careOf(em, schoolId)).words) : undefined;
  const care = (found?.risks.length ?? 0) > 0;
  const { phase, topic, step } = standing;
  Object.assign(conversation, { phase, topic, step, writing: asking.id, lastAt: now, archived: false });
  conversation.turns += 1;
  const turn = em.create(Turn, {
    id: asking.id,
    conversationId: conversation.id,
    number: conversation.turns,
    phase,
    topic,
    step,
    more,
    language: asking.language,
    text,
    answer: '',
    withheld: '',
    state: 'writing',
    failure: null,
    guarded: false,
    care,
    stopAsked: false,
    touchedAt: now,
    at: now,
    endedAt: null,
  });
  if (found && care) await raiseAlert(work, conversation, turn, found);
  await em.flush();
  return { turn, fresh: true };
}

function newConversation(work: Work, me: Asker, schoolId: string, asking: Asking, text: string): Conversation {
  const now = work.clock.now();
  const kind = me.role === 'student' ? 'coach' : 'assistant';
  const start = beginning(asking.phase);
  return work.em.create(Conversation, {
    id: asking.conversationId,
    schoolId,
    classId: asking.classId,
    personId: me.id,
    kind,
    title: titleOf(text),
    named: false,
    ...start,
    step: kind === 'coach' ? start.step : 0,
    archived: false,
    turns: 0,
    guarded: 0,
    writing: null,
    lastAt: now,
    createdAt: now,
    version: 1,
  });
}

async function nextStanding(work: Work, conversation: Conversation, { step, phase }: Asking): Promise<Standing> {
  if (conversation.kind === 'assistant') return { phase, topic: conversation.topic, step: 0 };
  const last = await work.em.findOne(Turn, { conversationId: conversation.id, number: conversation.turns });
  const answered = last !== null && last.topic === conversation.topic && last.state !== 'failed';
  return moved(conversation, step, phase, answered);
}

/** The first line of the first message, as lists show it. */
export function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const letters = [...line];
  return letters.length > TITLE ? `${letters.slice(0, TITLE - 1).join('')}…` : line;
}
