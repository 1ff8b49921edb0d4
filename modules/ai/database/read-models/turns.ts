import type { ConversationView, ReadTurn, TurnFailure, TurnView } from '#contracts/ai/coach-views.ts';
import type { ClassId, ConversationId, TurnId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { type Conversation, Turn } from '#modules/ai/database/conversations.ts';

export const viewOfTurn = (turn: Turn): TurnView => ({
  id: turn.id as TurnId,
  conversationId: turn.conversationId as ConversationId,
  number: turn.number,
  phase: turn.phase,
  topic: turn.topic,
  step: turn.step,
  more: turn.more,
  text: turn.text,
  answer: turn.answer,
  state: turn.state,
  failure: (turn.failure ?? null) as TurnFailure | null,
  guarded: turn.guarded,
  care: turn.care,
  at: iso(turn.at),
});

export const readingOfTurn = (turn: Turn): ReadTurn => ({
  ...viewOfTurn(turn),
  withheld: turn.withheld,
  model: turn.model,
  prompt: turn.prompt,
});

export const viewOfConversation = (row: Conversation): ConversationView => ({
  id: row.id as ConversationId,
  kind: row.kind,
  classId: row.classId as ClassId,
  title: row.title,
  named: row.named,
  phase: row.phase,
  topic: row.topic,
  step: row.step,
  archived: row.archived,
  turns: row.turns,
  writing: (row.writing ?? null) as TurnId | null,
  lastAt: iso(row.lastAt),
  version: row.version,
});

/** At most `limit` turns before a number, in the order they were said. */
export async function lastTurns(
  em: EntityManager,
  conversationId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<Turn[]> {
  const turns = await em.find(
    Turn,
    { conversationId, ...(before === undefined ? {} : { number: { $lt: before } }) },
    { orderBy: { number: 'desc' }, limit },
  );
  return turns.reverse();
}
