import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import { ConversationReading } from '#modules/ai/database/conversations.ts';
import { theConversation } from '#modules/ai/database/find-coach.ts';

/** Its owner names it, puts it away or takes it out again. Nothing is deleted: teachers may read it. */
export async function changeConversation(
  work: Work,
  id: string,
  { version, title, archived }: { version: number; title: string; archived: boolean },
): Promise<void> {
  const conversation = await theConversation(work.em, id);
  expectVersion(conversation, version, 'conversation');
  if (title !== conversation.title) Object.assign(conversation, { title, named: true });
  conversation.archived = archived;
  await work.em.flush();
}

/** A teacher has read it up to a turn. Never fewer than before; each time counts. */
export async function noteReading(work: Work, id: string, by: string, number: number): Promise<void> {
  const conversation = await theConversation(work.em, id);
  const upTo = Math.min(number, conversation.turns);
  const now = work.clock.now();
  const known = await work.em.findOne(ConversationReading, { conversationId: id, personId: by });
  if (known) {
    Object.assign(known, { number: Math.max(known.number, upTo), times: known.times + 1, lastAt: now });
  } else {
    work.em.create(ConversationReading, {
      id: work.ids.next(),
      conversationId: id,
      personId: by,
      number: upTo,
      times: 1,
      firstAt: now,
      lastAt: now,
      version: 1,
    });
  }
  await work.em.flush();
}
