import type { SetFields } from '#contracts/basebuilder/text-sets.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { heldSet, theSet } from '#modules/basebuilder/database/find-materials.ts';
import { Category, KnowledgeItem, SetEntry, TextSet } from '#modules/basebuilder/database/materials.ts';

export async function addSet(work: Work, schoolId: string, fields: SetFields): Promise<TextSet> {
  await refuseForeign(work, schoolId, fields);
  const row = createSet(work, schoolId, fields);
  createEntries(work, row.id, fields);
  return row;
}

/** The row of a set whose fields have been judged. */
export const createSet = (
  work: Work,
  schoolId: string,
  { title, categoryId, passage }: Pick<SetFields, 'title' | 'passage'> & { categoryId: string | null },
): TextSet =>
  work.em.create(TextSet, {
    id: work.ids.next(),
    schoolId,
    title,
    categoryId,
    passage,
    archivedAt: null,
    createdBy: work.actor ?? null,
    createdAt: work.clock.now(),
    changedAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });

export async function changeSet(
  work: Work,
  id: string,
  { version, ...fields }: SetFields & { version: number },
): Promise<TextSet> {
  const row = await heldSet(work.em, id);
  expectVersion(row, version, 'text set');
  await refuseForeign(work, row.schoolId, fields);
  const { title, categoryId, passage } = fields;
  Object.assign(row, { title, categoryId, passage, changedAt: work.clock.now() });
  await work.em.nativeDelete(SetEntry, { setId: id });
  createEntries(work, id, fields);
  await work.em.flush();
  return row;
}

export async function duplicateSet(work: Work, id: string, title: string): Promise<TextSet> {
  const row = await theSet(work.em, id);
  const copy = createSet(work, row.schoolId, { title, categoryId: row.categoryId ?? null, passage: row.passage });
  for (const { itemId, part, position } of await work.em.find(SetEntry, { setId: id }))
    work.em.create(SetEntry, { id: work.ids.next(), setId: copy.id, itemId, part, position });
  return copy;
}

export async function archiveSet(work: Work, id: string, away: boolean): Promise<void> {
  const row = await heldSet(work.em, id);
  row.archivedAt = away ? (row.archivedAt ?? work.clock.now()) : null;
}

export function createEntries(
  work: Work,
  setId: string,
  { wordIds, questionIds }: { wordIds: readonly string[]; questionIds: readonly string[] },
): void {
  const add = (part: 'word' | 'comprehension') => (itemId: string, position: number) =>
    work.em.create(SetEntry, { id: work.ids.next(), setId, itemId, part, position });
  wordIds.forEach(add('word'));
  questionIds.forEach(add('comprehension'));
}

async function refuseForeign(work: Work, schoolId: string, fields: SetFields): Promise<void> {
  const { categoryId, passage, wordIds, questionIds } = fields;
  const all = [...wordIds, ...questionIds];
  const ids = new Set<string>(all);
  if (ids.size < all.length)
    throw refuseField('UNPROCESSABLE', 'wordIds', 'doubled_item', 'An item stands in a set only once.');
  if (questionIds.length && passage.trim() === '')
    throw refuseField('UNPROCESSABLE', 'passage', 'questions_without_passage', 'Questions need a passage to be about.');
  if ((await work.em.count(KnowledgeItem, { id: { $in: [...ids] }, schoolId })) < ids.size)
    throw refuseField('UNPROCESSABLE', 'wordIds', 'unknown_item', 'There is no such item.');
  if (categoryId !== null && !(await work.em.count(Category, { id: categoryId, schoolId })))
    throw refuseField('UNPROCESSABLE', 'categoryId', 'unknown_category', 'There is no such category.');
}
