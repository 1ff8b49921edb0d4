import { sql } from 'kysely';
import type { ItemFilter, ItemView } from '#contracts/basebuilder/items.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { notFound } from '#kernel/errors.ts';
import { treeOf } from '#modules/basebuilder/database/read-models/categories.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import type { CategoryTree } from '#modules/basebuilder/domain/category-tree.ts';

type Filter = Omit<ItemFilter, 'sort'>;

const matching = (em: EntityManager, schoolId: string, tree: CategoryTree, filter: Filter) => {
  const { q, categoryId, below, answerType, difficulty, state } = filter;
  let found = tables(em).selectFrom('knowledge_item as i').where('i.schoolId', '=', schoolId);
  found =
    state === 'archived'
      ? found.where('i.archivedAt', 'is not', null).where('i.removedAt', 'is', null)
      : found.where('i.archivedAt', 'is', null);
  if (state === 'active' || state === 'resting') found = found.where('i.active', '=', state === 'active' ? 1 : 0);
  if (categoryId) found = found.where('i.categoryId', 'in', below ? tree.withBelow(categoryId) : [categoryId]);
  if (answerType) found = found.where('i.answerType', '=', answerType);
  if (difficulty) found = found.where('i.difficulty', '=', difficulty);
  if (q)
    found = found.where((e) =>
      e.or([contains(sql.ref('i.title'), q), contains(sql.ref('i.question'), q), contains(sql.ref('i.accepted'), q)]),
    );
  return found;
};

const COLUMNS = [
  'i.id',
  'i.categoryId',
  'i.title',
  'i.question',
  'i.answerType',
  'i.accepted',
  'i.choices',
  'i.explanation',
  'i.difficulty',
  'i.active',
  'i.imageId',
  'i.audioId',
  'i.archivedAt',
  'i.changedAt',
  'i.version',
] as const;

/** What each order goes by, and which way. */
const ORDERS = {
  title: ['i.title', 'asc'],
  newest: ['i.changedAt', 'desc'],
  difficulty: ['i.difficulty', 'asc'],
} as const;

/** Items found, a page of them: four statements, however many there are. */
export async function listItems(
  em: EntityManager,
  schoolId: string,
  { cursor, limit, sort, ...filter }: ItemFilter & { cursor?: string | undefined; limit: number },
) {
  const tree = await treeOf(em, schoolId);
  const all = matching(em, schoolId, tree, filter);
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const [by, way] = ORDERS[sort];
  let page = all.select(COLUMNS);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    const place = sort === 'title' ? String(at) : Number(at);
    page = page.where((e) => e(e.refTuple(by, 'i.id'), way === 'asc' ? '>' : '<', e.tuple(place, String(id)) as never));
  }
  const rows = await page
    .orderBy(by, way)
    .orderBy('i.id', way)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const place = last && { title: last.title, newest: Number(last.changedAt), difficulty: last.difficulty }[sort];
  return {
    items: await viewsOf(em, tree, shown),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([place ?? null, last.id]) } : {}),
  };
}

type Row = Awaited<ReturnType<typeof rowsById>>[number];
const rowsById = (em: EntityManager, ids: readonly string[]) =>
  tables(em)
    .selectFrom('knowledge_item as i')
    .select(COLUMNS)
    .where('i.id', 'in', [...ids])
    .execute();

async function viewsOf(em: EntityManager, tree: CategoryTree, rows: readonly Row[]): Promise<ItemView[]> {
  const ids = rows.map(({ id }) => id);
  const counts = ids.length
    ? await tables(em)
        .selectFrom('set_entry as s')
        .innerJoin('text_set as t', 't.id', 's.setId')
        .select(['s.itemId', (e) => e.fn.countAll<number>().as('n')])
        .where('s.itemId', 'in', ids)
        .where('t.archivedAt', 'is', null)
        .groupBy('s.itemId')
        .execute()
    : [];
  const sets = new Map(counts.map(({ itemId, n }) => [itemId, Number(n)]));
  return rows.map(
    ({ archivedAt, accepted, choices, active, changedAt, imageId, audioId, ...row }) =>
      ({
        ...row,
        accepted: JSON.parse(accepted) as string[],
        choices: JSON.parse(choices) as string[],
        active: active === 1,
        imageId: imageId ?? null,
        audioId: audioId ?? null,
        category: tree.path(row.categoryId),
        archived: archivedAt !== null,
        sets: sets.get(row.id) ?? 0,
        changedAt: iso(Number(changedAt)),
      }) as ItemView,
  );
}

export async function viewOfItem(em: EntityManager, schoolId: string, id: string): Promise<ItemView> {
  const [view] = await viewsOf(em, await treeOf(em, schoolId), await rowsById(em, [id]));
  if (!view) throw notFound('item');
  return view;
}

/** The items found, in the order of their categories, for an export. */
export async function itemsToExport(em: EntityManager, schoolId: string, filter: Filter, most: number) {
  const tree = await treeOf(em, schoolId);
  const rows = await matching(em, schoolId, tree, filter).select(COLUMNS).orderBy('i.id').limit(most).execute();
  return rows.map((row) => ({
    ...row,
    category: tree.path(row.categoryId),
    accepted: JSON.parse(row.accepted) as string[],
    choices: JSON.parse(row.choices) as string[],
  }));
}
