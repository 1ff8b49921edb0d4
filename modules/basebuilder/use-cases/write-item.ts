import type { ItemFields } from '#contracts/basebuilder/items.ts';
import { DAY } from '#kernel/clock.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { answeredAmong } from '#modules/basebuilder/database/answered.ts';
import { theItem } from '#modules/basebuilder/database/find-materials.ts';
import { Category, KnowledgeItem, PathStep, SetEntry } from '#modules/basebuilder/database/materials.ts';
import { itemFaults } from '#modules/basebuilder/domain/item.ts';

/** How long what nobody had answered can be brought back. */
export const REMOVED_KEPT = DAY;

export async function addItem(work: Work, schoolId: string, fields: ItemFields): Promise<KnowledgeItem> {
  refuseFaulty(fields);
  await refuseForeignCategory(work, schoolId, fields.categoryId);
  return createItem(work, schoolId, fields);
}

/** The row of an item whose fields have been judged. */
export const createItem = (work: Work, schoolId: string, fields: ItemFields): KnowledgeItem =>
  work.em.create(KnowledgeItem, {
    id: work.ids.next(),
    schoolId,
    ...fields,
    archivedAt: null,
    removedAt: null,
    createdBy: work.actor ?? null,
    createdAt: work.clock.now(),
    changedAt: work.clock.now(),
    version: 1,
  });

export async function changeItem(
  work: Work,
  id: string,
  { version, ...fields }: ItemFields & { version: number },
): Promise<KnowledgeItem> {
  const row = await theItem(work.em, id);
  expectVersion(row, version, 'item');
  refuseFaulty(fields);
  if (row.categoryId !== fields.categoryId) await refuseForeignCategory(work, row.schoolId, fields.categoryId);
  Object.assign(row, fields, { changedAt: work.clock.now() });
  await work.em.flush();
  return row;
}

/** Archives; what nobody has answered yet is on its way out and forgotten after a day. */
export async function removeItems(work: Work, rows: readonly KnowledgeItem[]): Promise<void> {
  const now = work.clock.now();
  const answered = await answeredAmong(
    work.em,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    row.archivedAt ??= now;
    row.removedAt = answered.has(row.id) ? null : now;
  }
}

export async function removeItem(work: Work, id: string): Promise<'removed' | 'archived'> {
  const row = await theItem(work.em, id);
  await removeItems(work, [row]);
  return row.removedAt === null ? 'archived' : 'removed';
}

export async function takeBackItem(work: Work, id: string): Promise<KnowledgeItem> {
  const row = await theItem(work.em, id);
  Object.assign(row, { archivedAt: null, removedAt: null });
  await work.em.flush();
  return row;
}

export type BulkChange =
  | { kind: 'move'; categoryId: string }
  | { kind: 'difficulty'; difficulty: number }
  | { kind: 'active'; active: boolean }
  | { kind: 'remove' }
  | { kind: 'takeBack' };

/** The same change to many items of one school; ids of others are nobody's. */
export async function changeItems(
  work: Work,
  schoolId: string,
  { ids, change }: { ids: readonly string[]; change: BulkChange },
): Promise<number> {
  const rows = await work.em.find(KnowledgeItem, { id: { $in: [...ids] }, schoolId });
  if (rows.length < new Set(ids).size) throw notFound('item');
  if (change.kind === 'move') await refuseForeignCategory(work, schoolId, change.categoryId);
  if (change.kind === 'remove') await removeItems(work, rows);
  else for (const row of rows) Object.assign(row, columnsOf(change));
  for (const row of rows) row.changedAt = work.clock.now();
  await work.em.flush();
  return rows.length;
}

function columnsOf(change: Exclude<BulkChange, { kind: 'remove' }>): Partial<KnowledgeItem> {
  if (change.kind === 'takeBack') return { archivedAt: null, removedAt: null };
  const { kind: _, ...columns } = change;
  return columns;
}

/** Forgets what was removed more than a day ago, unless it was answered in the meantime or a path leads over it. */
export async function forgetRemovedItems(context: ModuleContext): Promise<void> {
  await context.transact(async (work) => {
    const { em } = work;
    const old = { removedAt: { $lt: work.clock.now() - REMOVED_KEPT } };
    const rows = await em.find(KnowledgeItem, old, { limit: 500, orderBy: { removedAt: 'asc' } });
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const steps = await em.find(PathStep, { kind: 'item', thingId: { $in: ids } });
    const used = new Set([...(await answeredAmong(em, ids)), ...steps.map(({ thingId }) => thingId)]);
    for (const row of rows) if (used.has(row.id)) row.removedAt = null;
    const gone = ids.filter((id) => !used.has(id));
    await em.flush();
    if (gone.length === 0) return;
    await em.nativeDelete(SetEntry, { itemId: { $in: gone } });
    await em.nativeDelete(KnowledgeItem, { id: { $in: gone } });
  });
}

function refuseFaulty(fields: ItemFields): void {
  const faults = itemFaults(fields);
  if (faults.length) throw new Refusal('UNPROCESSABLE', 'This item cannot be asked like this.', { fields: faults });
}

async function refuseForeignCategory(work: Work, schoolId: string, id: string): Promise<void> {
  const row = await work.em.findOne(Category, { id, schoolId });
  if (!row) throw refuseField('UNPROCESSABLE', 'categoryId', 'unknown_category', 'There is no such category.');
  if ((row.archivedAt ?? null) !== null)
    throw refuseField('CONFLICT', 'categoryId', 'category_archived', 'This category has been put away.');
}
