import type { ReadConversation, ReadTurn } from '#contracts/ai/coach-views.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Alert, ConversationReading, Turn } from '#modules/ai/database/conversations.ts';
import { theConversation } from '#modules/ai/database/find-coach.ts';
import { namesOf } from '#modules/ai/database/names.ts';
import { viewsOfAlerts } from '#modules/ai/database/read-models/alerts.ts';
import { lastTurns, readingOfTurn, viewOfConversation } from '#modules/ai/database/read-models/turns.ts';

/** As many turns as a reader sees at once; the newest. */
const MOST = 200;

/** A conversation as teachers of its class read it. */
export async function readConversation(em: EntityManager, id: string): Promise<ReadConversation> {
  const conversation = await theConversation(em, id);
  const turns = await lastTurns(em, id, { limit: MOST });
  const alerts = await em.find(Alert, { conversationId: id }, { orderBy: { at: 'desc' } });
  const readings = await em.find(ConversationReading, { conversationId: id }, { orderBy: { lastAt: 'desc' } });
  const name = await namesOf(em, [conversation.personId, ...readings.map(({ personId }) => personId)]);
  return {
    conversation: viewOfConversation(conversation),
    student: name(conversation.personId),
    turns: turns.map(readingOfTurn),
    alerts: await viewsOfAlerts(em, alerts),
    readers: readings.map(({ personId, lastAt }) => ({ who: name(personId), at: iso(lastAt) })),
  };
}

/** What was said around an alert: the turn itself and the two before it. */
export async function turnsAround(em: EntityManager, { conversationId, number }: Alert): Promise<ReadTurn[]> {
  const turns = await em.find(
    Turn,
    { conversationId, number: { $lte: number, $gte: number - 2 } },
    { orderBy: { number: 'asc' } },
  );
  return turns.map(readingOfTurn);
}
