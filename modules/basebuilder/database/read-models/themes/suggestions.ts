import { type Expression, type SqlBool, sql } from 'kysely';
import { MOST_SUGGESTIONS, type ThemeSuggestion } from '#contracts/basebuilder/theme-links.ts';
import type { ItemId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { treeOf } from '#modules/basebuilder/database/read-models/categories.ts';
import { chosenTheme } from '#modules/basebuilder/database/read-models/themes/chosen.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { suggest, ThemeText } from '#modules/basebuilder/domain/themes/suggest.ts';

/** Items compared at most, those first whose title stands in the theme; and parts of the theme they are found by. */
const [MOST_COMPARED, MOST_TERMS, MOST_PAIRS] = [1000, 40, 80];

/**
 * Items a teacher may link to the theme a pupil has chosen; nothing where none is chosen. The database finds what could
 * match, domain/themes/suggest.ts says what does: four statements, however many items there are.
 */
export async function listSuggestions(
  em: EntityManager,
  schoolId: string,
  { classId, studentId }: { classId: string; studentId: string },
): Promise<ThemeSuggestion[]> {
  const theme = await chosenTheme(em, classId, { personId: studentId });
  if (!theme) return [];
  const text = new ThemeText(theme);
  const tree = await treeOf(em, schoolId);
  const named = tree
    .inOrder()
    .map(({ id }) => id)
    .filter((id) => tree.names(id).some((name) => text.holds(name)));
  const title = sql.ref<string>('item.title');
  const within = sql<SqlBool>`instr(${text.folded}, lower(${title})) > 0`;
  const rows = await tables(em)
    .selectFrom('knowledge_item as item')
    .select(['item.id', 'item.title', 'item.accepted', 'item.question', 'item.answerType', 'item.categoryId'])
    .where('item.schoolId', '=', schoolId)
    .where('item.active', '=', 1)
    .where('item.archivedAt', 'is', null)
    .where('item.id', 'not in', (e) =>
      e.selectFrom('theme_link').select('theme_link.thingId').where('theme_link.themeId', '=', theme.id),
    )
    .where((e) => {
      const any: Expression<SqlBool>[] = [within];
      const terms = [...text.terms].slice(0, MOST_TERMS);
      for (const term of terms)
        any.push(
          contains(title, term),
          contains(sql.ref('item.question'), term),
          contains(sql.ref('item.accepted'), term),
        );
      for (const pair of [...text.pairs].slice(0, MOST_PAIRS)) any.push(contains(sql.ref('item.accepted'), pair));
      if (named.length > 0) any.push(e('item.categoryId', 'in', named));
      return e.or(any);
    })
    .orderBy(sql`case when ${within} then 0 else 1 end`)
    .orderBy('item.id')
    .limit(MOST_COMPARED)
    .execute();
  const items = new Map(rows.map((row) => [row.id, row]));
  const comparable = rows.map(({ id, title: word, accepted, question, answerType, categoryId }) => ({
    id,
    title: word,
    accepted: answerType === 'boolean' ? [] : (JSON.parse(accepted) as string[]),
    question,
    categories: tree.names(categoryId),
  }));
  return suggest(text, comparable, MOST_SUGGESTIONS).flatMap(({ id, ...found }) => {
    const item = items.get(id);
    if (!item) return [];
    const { title: word, question, categoryId } = item;
    return [
      {
        ...found,
        common: [...found.common],
        itemId: id as ItemId,
        title: word,
        question,
        category: tree.path(categoryId),
      },
    ];
  });
}
