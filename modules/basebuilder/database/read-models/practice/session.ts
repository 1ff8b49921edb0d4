import type { SummaryWord } from '#contracts/basebuilder/practice-views.ts';
import type { ItemId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { PracticeSession } from '#modules/basebuilder/database/practice.ts';
import { viewOfSession } from '#modules/basebuilder/database/read-models/practice/views.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** A session word by word, in the order of its answers. */
export async function readSession(em: EntityManager, id: string) {
  const session = await em.findOne(PracticeSession, { id });
  if (!session) throw notFound('session');
  const rows = await tables(em)
    .selectFrom('practice_answer as a')
    .innerJoin('knowledge_item as i', 'i.id', 'a.itemId')
    .select(['a.itemId', 'i.title', 'i.question', 'a.given', 'a.isRight', 'a.levelBefore', 'a.levelAfter', 'a.dueDay'])
    .where('a.sessionId', '=', id)
    .orderBy('a.answeredAt')
    .orderBy('a.id')
    .execute();
  const words = rows.map(
    ({ itemId, isRight, ...row }): SummaryWord => ({ ...row, itemId: itemId as ItemId, right: isRight === 1 }),
  );
  return { session: await viewOfSession(em, session), words };
}
