import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

const AT_ONCE = 500;

/** A title's place: an item is known by its category and title. */
export const placeOf = (categoryId: string, title: string): string => `${categoryId}\n${title}`;

/** Ids of the items with these titles that are not archived, by `placeOf`; of two alike the older one. */
export async function knownItems(
  em: EntityManager,
  schoolId: string,
  titles: readonly string[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const wanted = [...new Set(titles)];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const rows = await tables(em)
      .selectFrom('knowledge_item')
      .select(['id', 'categoryId', 'title'])
      .where('schoolId', '=', schoolId)
      .where('title', 'in', wanted.slice(at, at + AT_ONCE))
      .where('archivedAt', 'is', null)
      .orderBy('id', 'desc')
      .execute();
    for (const { id, categoryId, title } of rows) known.set(placeOf(categoryId, title), id);
  }
  return known;
}

/** Categories that are not put away, by their path as JSON of its names. */
export async function categoriesByPath(em: EntityManager, schoolId: string): Promise<Map<string, string>> {
  const rows = await tables(em)
    .selectFrom('category')
    .select(['id', 'parentId', 'name'])
    .where('schoolId', '=', schoolId)
    .where('archivedAt', 'is', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pathOf = (id: string | null): string[] | undefined => {
    if (id === null) return [];
    const row = byId.get(id);
    const above = row && pathOf(row.parentId ?? null);
    return row && above ? [...above, row.name] : undefined;
  };
  return new Map(
    rows.flatMap(({ id }) => {
      const path = pathOf(id);
      return path ? [[JSON.stringify(path), id] as const] : [];
    }),
  );
}
