import { sql } from 'kysely';
import type { ChosenTheme, ThemeWord } from '#contracts/basebuilder/theme-links.ts';
import type { ThemeId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { seatsOf } from '#modules/basebuilder/database/open-to-pupil.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** What is linked to a pupil's own questions, as far as it can be practised: one statement, however much there is. */
export async function listThemeWords(
  em: EntityManager,
  personId: string,
): Promise<{ theme: ChosenTheme; className: string; words: ThemeWord[] }[]> {
  const rows = await tables(em)
    .selectFrom('theme_link as link')
    .innerJoin('replica_content_selected_themes as theme', 'theme.themeId', 'link.themeId')
    .innerJoin('replica_academic_classes as class', 'class.id', 'theme.classId')
    .leftJoin('knowledge_item as item', 'item.id', 'link.thingId')
    .leftJoin('text_set as set', 'set.id', 'link.thingId')
    .leftJoin('word', (join) => join.onRef('word.itemId', '=', 'item.id').on('word.personId', '=', personId))
    .select(['theme.themeId', 'theme.title as theme', 'theme.question as asks', 'class.name as className'])
    .select(['link.thingKind', 'link.thingId', 'link.relevance', 'item.question', 'set.title as setTitle'])
    .select(['item.title', 'word.level', 'word.metAt', 'word.lastAt'])
    .select((e) =>
      e
        .selectFrom('set_entry')
        .innerJoin('knowledge_item as asked', 'asked.id', 'set_entry.itemId')
        .select((s) => s.fn.countAll<number>().as('n'))
        .whereRef('set_entry.setId', '=', 'link.thingId')
        .where('asked.active', '=', 1)
        .where('asked.archivedAt', 'is', null)
        .as('words'),
    )
    .where('theme.personId', '=', personId)
    .where('theme.gone', '=', 0)
    .where('theme.classId', 'in', seatsOf(em, personId))
    .where('item.archivedAt', 'is', null)
    .where('set.archivedAt', 'is', null)
    .where((e) => e.or([e('item.active', '=', 1), e('link.thingKind', '=', 'set')]))
    .orderBy('class.name')
    .orderBy('theme.themeId')
    .orderBy('link.relevance', 'desc')
    .orderBy(sql.ref('link.linkedAt'))
    .orderBy('link.id')
    .execute();
  const asked = rows.filter(({ thingKind, words }) => thingKind === 'item' || Number(words) > 0);
  return [...Map.groupBy(asked, ({ themeId }) => themeId)].flatMap(([id, linked]) => {
    const [first] = linked;
    if (!first) return [];
    const theme = { id: id as ThemeId, title: first.theme, question: first.asks };
    return [{ theme, className: first.className, words: linked.map(wordOf) }];
  });
}

type Linked = {
  thingKind: 'item' | 'set';
  thingId: string;
  relevance: number;
  title: string | null;
  question: string | null;
  setTitle: string | null;
  level: number | null;
  metAt?: number | null | undefined;
  lastAt?: number | null | undefined;
  words: number | null;
};
function wordOf(row: Linked): ThemeWord {
  const { thingKind: kind, thingId, relevance } = row;
  if (kind === 'set')
    return { kind, thingId, relevance, title: row.setTitle, question: '', words: Number(row.words), level: null };
  const met = (row.metAt ?? row.lastAt ?? null) !== null;
  const title = met ? row.title : null;
  return { kind, thingId, relevance, title, question: row.question ?? '', words: 1, level: row.level ?? 0 };
}
