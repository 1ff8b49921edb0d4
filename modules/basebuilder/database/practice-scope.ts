import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import {
  assignedPaths,
  deliveredSets,
  linkedSets,
  linkedThings,
  openItems,
} from '#modules/basebuilder/database/open-to-pupil.ts';
import type { SessionKind } from '#modules/basebuilder/database/practice.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import type { Candidate } from '#modules/basebuilder/domain/practice/plan.ts';

export type Scope = { kind: SessionKind; thingId?: string | undefined; query?: string | undefined };
export type ScopedItem = Candidate & { categoryId: string };

/** The items a session of this kind may ask a pupil, with what they know of each: one or two statements. */
export async function itemsInScope(
  em: EntityManager,
  { personId, schoolId, scope }: { personId: string; schoolId: string; scope: Scope },
): Promise<ScopedItem[]> {
  const thingId = scope.thingId ?? '';
  let items = tables(em)
    .selectFrom('knowledge_item as item')
    .leftJoin('word', (join) => join.onRef('word.itemId', '=', 'item.id').on('word.personId', '=', personId))
    .select(['item.id as itemId', 'item.categoryId', 'word.level', 'word.dueDay'])
    .where('item.id', 'in', openItems(em, personId));
  if (scope.kind === 'set') items = items.where('item.id', 'in', entriesOf(em, [thingId]));
  if (scope.kind === 'category')
    items = items.where('item.categoryId', 'in', await withDescendants(em, schoolId, thingId));
  if (scope.kind === 'search')
    items = items.where((e) =>
      e.or([contains(e.ref('item.title'), scope.query ?? ''), contains(e.ref('item.question'), scope.query ?? '')]),
    );
  if (scope.kind === 'theme')
    items = items.where((e) =>
      e.or([
        e('item.id', 'in', linkedThings(em, personId, 'item', thingId)),
        e(
          'item.id',
          'in',
          e
            .selectFrom('set_entry')
            .select('set_entry.itemId')
            .where('set_entry.setId', 'in', linkedSets(em, personId, thingId)),
        ),
      ]),
    );
  if (scope.kind === 'path') {
    const steps = tables(em)
      .selectFrom('path_step')
      .where('pathId', '=', thingId)
      .where('pathId', 'in', assignedPaths(em, personId));
    const things = (kinds: ('item' | 'set' | 'reading' | 'category')[]) =>
      steps.select('path_step.thingId').where('path_step.kind', 'in', kinds);
    items = items.where((e) =>
      e.or([
        e('item.id', 'in', things(['item'])),
        e('item.categoryId', 'in', things(['category'])),
        e(
          'item.id',
          'in',
          e
            .selectFrom('set_entry')
            .select('set_entry.itemId')
            .where('set_entry.setId', 'in', things(['set', 'reading'])),
        ),
      ]),
    );
  }
  const rows = await items.orderBy('item.id').execute();
  return rows.map(({ level, dueDay, ...row }) => ({ ...row, level: level ?? 0, dueDay: dueDay ?? null }));
}

const entriesOf = (em: EntityManager, setIds: readonly string[]) =>
  tables(em)
    .selectFrom('set_entry')
    .select('set_entry.itemId')
    .where('set_entry.setId', 'in', [...setIds]);

/** A category and everything under it. */
export async function withDescendants(em: EntityManager, schoolId: string, categoryId: string): Promise<string[]> {
  const all = await tables(em)
    .selectFrom('category')
    .select(['id', 'parentId'])
    .where('schoolId', '=', schoolId)
    .execute();
  const found = new Set([categoryId]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { id, parentId } of all) if (parentId && found.has(parentId)) found.add(id);
  }
  return [...found];
}

/** What a session is called: the name of its category, set or path, or the pupil's question, if the pupil may practise it. */
export async function titleOfScope(em: EntityManager, personId: string, scope: Scope): Promise<string | null> {
  const thingId = scope.thingId ?? '';
  switch (scope.kind) {
    case 'search':
      return scope.query ?? null;
    case 'category':
      return (
        (await tables(em).selectFrom('category').select('name').where('id', '=', thingId).executeTakeFirst())?.name ??
        null
      );
    case 'set':
      return (
        (await tables(em).selectFrom('text_set').select('title').where('id', '=', thingId).executeTakeFirst())?.title ??
        null
      );
    case 'path':
      return (
        (
          await tables(em)
            .selectFrom('learning_path')
            .select('title')
            .where('id', '=', thingId)
            .where('id', 'in', assignedPaths(em, personId))
            .executeTakeFirst()
        )?.title ?? null
      );
    case 'theme': {
      const theme = await tables(em)
        .selectFrom('replica_content_selected_themes')
        .select(['title', 'question'])
        .where('themeId', '=', thingId)
        .where('personId', '=', personId)
        .where('gone', '=', 0)
        .executeTakeFirst();
      return theme ? theme.question || theme.title : null;
    }
    default:
      return null;
  }
}

/** May the pupil practise it now? */
export async function isOpen(em: EntityManager, personId: string, itemId: string): Promise<boolean> {
  const row = await openItems(em, personId).where('knowledge_item.id', '=', itemId).executeTakeFirst();
  return row !== undefined;
}

/** A set of the pupil's the item stands in. */
export const setOfItem = (em: EntityManager, personId: string, itemId: string) =>
  tables(em)
    .selectFrom('set_entry')
    .innerJoin('text_set', 'text_set.id', 'set_entry.setId')
    .select('text_set.title')
    .where('set_entry.itemId', '=', itemId)
    .where('set_entry.setId', 'in', deliveredSets(em, personId))
    .orderBy('text_set.id', 'desc')
    .limit(1);
