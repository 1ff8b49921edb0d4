import type { CategoryView } from '#contracts/basebuilder/categories.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { CategoryTree } from '#modules/basebuilder/domain/category-tree.ts';

/** The tree of a school, put away ones included: one statement. */
export async function treeOf(em: EntityManager, schoolId: string): Promise<CategoryTree> {
  const rows = await tables(em)
    .selectFrom('category')
    .select(['id', 'parentId', 'name'])
    .where('schoolId', '=', schoolId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return new CategoryTree(rows);
}

/** All categories, parents before children: two statements. */
export async function listCategories(em: EntityManager, schoolId: string, archived: boolean): Promise<CategoryView[]> {
  const rows = await tables(em)
    .selectFrom('category')
    .select(['id', 'parentId', 'name', 'position', 'archivedAt', 'version'])
    .where('schoolId', '=', schoolId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const counts = await tables(em)
    .selectFrom('knowledge_item')
    .select(['categoryId', (e) => e.fn.countAll<number>().as('n')])
    .where('schoolId', '=', schoolId)
    .where('archivedAt', 'is', null)
    .groupBy('categoryId')
    .execute();
  const items = new Map(counts.map(({ categoryId, n }) => [categoryId, Number(n)]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const tree = new CategoryTree(rows);
  return tree.inOrder().flatMap(({ id }) => {
    const row = byId.get(id);
    if (!row || (row.archivedAt !== null && !archived)) return [];
    const view = {
      id,
      parentId: row.parentId ?? null,
      name: row.name,
      path: tree.path(id),
      position: row.position,
      archived: row.archivedAt !== null,
      items: items.get(id) ?? 0,
      version: row.version,
    };
    return [view as CategoryView];
  });
}

export async function viewOfCategory(em: EntityManager, schoolId: string, id: string): Promise<CategoryView> {
  const view = (await listCategories(em, schoolId, true)).find((each) => each.id === id);
  if (!view) throw notFound('category');
  return view;
}
