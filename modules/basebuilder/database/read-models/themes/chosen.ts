import type { ChosenTheme } from '#contracts/basebuilder/theme-links.ts';
import type { ThemeId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** A theme chosen in a class: by its id or by the pupil who chose it. */
export async function chosenTheme(
  em: EntityManager,
  classId: string,
  by: { themeId: string } | { personId: string },
): Promise<ChosenTheme | undefined> {
  const themes = tables(em)
    .selectFrom('replica_content_selected_themes')
    .select(['themeId', 'title', 'question'])
    .where('classId', '=', classId)
    .where('gone', '=', 0);
  const row = await ('themeId' in by
    ? themes.where('themeId', '=', by.themeId)
    : themes.where('personId', '=', by.personId)
  ).executeTakeFirst();
  return row && { id: row.themeId as ThemeId, title: row.title, question: row.question };
}
