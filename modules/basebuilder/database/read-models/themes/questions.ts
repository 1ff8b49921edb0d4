import type { EntityManager } from '#kernel/database/database.ts';
import { seatsOf } from '#modules/basebuilder/database/open-to-pupil.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** The pupil's question each of these items is linked to most closely, by itself or with a set: one statement. */
export async function questionsOf(
  em: EntityManager,
  personId: string,
  itemIds: readonly string[],
): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map();
  const ids = [...new Set(itemIds)];
  const rows = await tables(em)
    .selectFrom('theme_link as link')
    .innerJoin('replica_content_selected_themes as theme', 'theme.themeId', 'link.themeId')
    .leftJoin('set_entry as entry', (join) =>
      join.onRef('entry.setId', '=', 'link.thingId').on('entry.itemId', 'in', ids),
    )
    .leftJoin('text_set as set', 'set.id', 'link.thingId')
    .select(['link.thingKind', 'link.thingId', 'entry.itemId', 'theme.title', 'theme.question'])
    .where('theme.personId', '=', personId)
    .where('theme.gone', '=', 0)
    .where('theme.classId', 'in', seatsOf(em, personId))
    .where('set.archivedAt', 'is', null)
    .where((e) => e.or([e('link.thingId', 'in', ids), e('entry.itemId', 'is not', null)]))
    .orderBy('link.relevance', 'desc')
    .orderBy('link.id')
    .execute();
  const questions = new Map<string, string>();
  for (const { thingKind, thingId, itemId, title, question } of rows) {
    const id = thingKind === 'item' ? thingId : itemId;
    if (id && !questions.has(id)) questions.set(id, question || title);
  }
  return questions;
}
