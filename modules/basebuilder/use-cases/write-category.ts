import { DEEPEST_CATEGORY, MOST_CATEGORIES } from '#contracts/basebuilder/categories.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { heldCategories } from '#modules/basebuilder/database/find-materials.ts';
import { Category } from '#modules/basebuilder/database/materials.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { CategoryTree } from '#modules/basebuilder/domain/category-tree.ts';

type Place = { name: string; parentId: string | null };

/** A category at the end of its neighbours. */
export async function addCategory(work: Work, schoolId: string, place: Place): Promise<Category> {
  const all = await heldCategories(work.em, schoolId);
  if (all.length >= MOST_CATEGORIES)
    throw new Refusal('CONFLICT', `A school has at most ${MOST_CATEGORIES} categories.`);
  refusePlace(all, place, undefined);
  const last = Math.max(-1, ...neighbours(all, place.parentId).map(({ position }) => position));
  return work.em.create(Category, {
    id: work.ids.next(),
    schoolId,
    ...place,
    position: last + 1,
    archivedAt: null,
    version: 1,
  });
}

type Change = Place & { version: number; before?: string | null | undefined };

/** Renames and moves. Two people who move at once go one after another: the tree is held. */
export async function changeCategory(work: Work, schoolId: string, id: string, change: Change): Promise<Category> {
  const all = await heldCategories(work.em, schoolId);
  const row = the(all, id);
  expectVersion(row, change.version, 'category');
  const { name, parentId, before } = change;
  refusePlace(all, { name, parentId }, row);
  const moved = row.parentId !== parentId;
  Object.assign(row, { name, parentId });
  if (moved || before !== undefined) {
    const others = neighbours(all, parentId).filter((each) => each.id !== id);
    const found = before ? others.findIndex((each) => each.id === before) : -1;
    others.splice(found === -1 ? others.length : found, 0, row);
    row.position = others.indexOf(row);
    await moveUp(work, others, row);
  }
  await work.em.flush();
  return row;
}

/** Neighbours make room. For them that is no change that somebody who renames one has to know of: their version stays. */
async function moveUp(work: Work, others: readonly Category[], row: Category): Promise<void> {
  await work.em.flush();
  for (const [position, each] of others.entries())
    if (each !== row && each.position !== position)
      await tables(work.em).updateTable('category').set({ position }).where('id', '=', each.id).execute();
}

/** Puts a category away with all below it, or takes it out again with what went together with it. */
export async function archiveCategory(work: Work, schoolId: string, id: string, away: boolean): Promise<Category> {
  const all = await heldCategories(work.em, schoolId);
  const row = the(all, id);
  const was = row.archivedAt ?? null;
  if (away === (was !== null)) return row;
  if (!away) refusePlace(all, { name: row.name, parentId: row.parentId ?? null }, row);
  const below = new Set(new CategoryTree(all).withBelow(id));
  const now = work.clock.now();
  for (const each of all)
    if (below.has(each.id) && (each.archivedAt ?? null) === was) each.archivedAt = away ? now : null;
  await work.em.flush();
  return row;
}

const neighbours = (all: readonly Category[], parentId: string | null) =>
  all.filter((each) => (each.parentId ?? null) === parentId);

function the(all: readonly Category[], id: string | null): Category {
  const row = all.find((each) => each.id === id);
  if (!row) throw notFound('category');
  return row;
}

function refusePlace(all: readonly Category[], { name, parentId }: Place, row: Category | undefined): void {
  if (/[/／]/.test(name))
    throw refuseField('UNPROCESSABLE', 'name', 'no_slash', 'A name holds no slash: it parts the names of a path.');
  const same = neighbours(all, parentId).find(
    (each) => each !== row && (each.archivedAt ?? null) === null && each.name === name,
  );
  if (same) throw refuseField('LABEL_TAKEN', 'name', 'label_taken', 'A category of this name stands there already.');
  if (parentId === null) return;
  const parent = the(all, parentId);
  if ((parent.archivedAt ?? null) !== null)
    throw refuseField('CONFLICT', 'parentId', 'category_archived', 'The category above has been put away.');
  const tree = new CategoryTree(all);
  if (row && tree.wouldCircle(row.id, parentId))
    throw refuseField('CONFLICT', 'parentId', 'category_circle', 'A category cannot stand below itself.');
  if (tree.depth(parentId) + (row ? tree.height(row.id) : 1) > DEEPEST_CATEGORY)
    throw refuseField('CONFLICT', 'parentId', 'too_deep', `At most ${DEEPEST_CATEGORY} levels.`);
}
