import type { Work } from '#kernel/module.ts';
import type { ItemImport } from '#modules/basebuilder/database/materials.ts';
import { SetEntry, TextSet } from '#modules/basebuilder/database/materials.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** Words of one set. */
export const WORDS_OF_SET = 10;
const AT_ONCE = 500;

/**
 * Every ten words of a category, in the order of the file, become a text set `【category】No.n`; numbers go on from the
 * sets that are there. Words that stand in a set already are left out, so that a file read twice makes no sets twice.
 */
export async function makeSets(work: Work, found: ItemImport): Promise<number> {
  const rows = await tables(work.em)
    .selectFrom('item_import_line as l')
    .innerJoin('knowledge_item as i', 'i.id', 'l.itemId')
    .innerJoin('category as c', 'c.id', 'i.categoryId')
    .select(['i.id', 'i.categoryId', 'c.name'])
    .where('l.importId', '=', found.id)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('set_entry as s')
            .innerJoin('text_set as t', 't.id', 's.setId')
            .select('s.id')
            .whereRef('s.itemId', '=', 'i.id')
            .where('s.part', '=', 'word')
            .where('t.archivedAt', 'is', null),
        ),
      ),
    )
    .orderBy('l.line')
    .execute();
  const categories = Map.groupBy(rows, ({ categoryId }) => categoryId);
  const lastOf = await lastNumbers(work, found.schoolId, [...categories.keys()]);
  const sets: Parameters<typeof work.em.insertMany<TextSet>>[1] = [];
  const entries: { id: string; setId: string; itemId: string; part: 'word'; position: number }[] = [];
  for (const [categoryId, words] of categories) {
    for (let at = 0; at < words.length; at += WORDS_OF_SET) {
      const number = (lastOf.get(categoryId) ?? 0) + at / WORDS_OF_SET + 1;
      const id = work.ids.next();
      const now = work.clock.now();
      const set = { schoolId: found.schoolId, categoryId, title: `【${words[0]?.name}】No.${number}`, passage: '' };
      const made = { archivedAt: null, createdBy: found.by, createdAt: now, changedAt: now, eventSeq: 0, version: 1 };
      sets.push({ id, ...set, ...made });
      for (const [position, word] of words.slice(at, at + WORDS_OF_SET).entries())
        entries.push({ id: work.ids.next(), setId: id, itemId: word.id, part: 'word', position });
    }
  }
  for (let at = 0; at < sets.length; at += AT_ONCE) await work.em.insertMany(TextSet, sets.slice(at, at + AT_ONCE));
  for (let at = 0; at < entries.length; at += AT_ONCE)
    await work.em.insertMany(SetEntry, entries.slice(at, at + AT_ONCE));
  return sets.length;
}

/** The highest `No.n` of each category. */
async function lastNumbers(work: Work, schoolId: string, categoryIds: readonly string[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  if (categoryIds.length === 0) return last;
  const rows = await tables(work.em)
    .selectFrom('text_set')
    .select(['categoryId', 'title'])
    .where('schoolId', '=', schoolId)
    .where('categoryId', 'in', [...categoryIds])
    .execute();
  for (const { categoryId, title } of rows) {
    const number = Number(/^【.*】No\.(\d+)$/.exec(title)?.[1] ?? 0);
    if (categoryId) last.set(categoryId, Math.max(last.get(categoryId) ?? 0, number));
  }
  return last;
}
