import type { ConversationView, TurnView } from '#contracts/ai/coach-views.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Conversation } from '#modules/ai/database/conversations.ts';
import { theConversation } from '#modules/ai/database/find-coach.ts';
import { lastTurns, viewOfConversation, viewOfTurn } from '#modules/ai/database/read-models/turns.ts';

type Filter = { classId: string; personId: string; archived: boolean; cursor?: string | undefined; limit: number };

/** Somebody's own conversations in a class, the last one first. */
export async function listMyConversations(em: EntityManager, { cursor, limit, ...mine }: Filter) {
  const after = cursor ? decodeCursor(cursor, 2) : undefined;
  const [rows, total] = await Promise.all([
    em.find(
      Conversation,
      after
        ? {
            ...mine,
            $or: [{ lastAt: { $lt: Number(after[0]) } }, { lastAt: Number(after[0]), id: { $lt: String(after[1]) } }],
          }
        : mine,
      { orderBy: { lastAt: 'desc', id: 'desc' }, limit: limit + 1 },
    ),
    em.count(Conversation, mine),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(viewOfConversation),
    total,
    ...(rows.length > limit && last ? { next: encodeCursor([last.lastAt, last.id]) } : {}),
  };
}

const PAGE = 40;
/** A conversation with its last turns, or those before a number. */
export async function showConversation(
  em: EntityManager,
  id: string,
  before: number | undefined,
): Promise<{ conversation: ConversationView; turns: TurnView[]; earlier: boolean }> {
  const conversation = viewOfConversation(await theConversation(em, id));
  const turns = await lastTurns(em, id, { before, limit: PAGE });
  return { conversation, turns: turns.map(viewOfTurn), earlier: (turns[0]?.number ?? 1) > 1 };
}
