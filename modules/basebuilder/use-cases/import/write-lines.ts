import type { Work } from '#kernel/module.ts';
import { heldCategories } from '#modules/basebuilder/database/find-materials.ts';
import { categoriesByPath, knownItems, placeOf } from '#modules/basebuilder/database/known-items.ts';
import {
  Category,
  type ItemImport,
  type ItemImportLine,
  KnowledgeItem,
} from '#modules/basebuilder/database/materials.ts';
import type { ReadRow } from '#modules/basebuilder/domain/import/read-row.ts';

/** Writes some lines of an import in this transaction, as the school is now: items, and the categories they need. */
export async function writeLines(work: Work, found: ItemImport, lines: readonly ItemImportLine[]): Promise<void> {
  const read = lines.flatMap((line) => (line.row ? [{ line, row: line.row }] : []));
  const categoryOf = await categoriesFor(
    work,
    found.schoolId,
    read.map(({ row }) => row.path),
  );
  const known = await knownItems(
    work.em,
    found.schoolId,
    read.map(({ row }) => row.title),
  );
  const ids = read.flatMap(({ row }) => known.get(placeOf(categoryOf(row.path), row.title)) ?? []);
  const rows = new Map((await work.em.find(KnowledgeItem, { id: { $in: ids } })).map((row) => [row.id, row]));
  for (const { line, row } of read) {
    const categoryId = categoryOf(row.path);
    const there = rows.get(known.get(placeOf(categoryId, row.title)) ?? '');
    if (there && found.existing === 'update') update(work, there, row);
    line.itemId = there?.id ?? create(work, found, categoryId, row);
  }
  await work.em.flush();
}

const wordsOf = ({ question, answerType, accepted, choices, explanation, difficulty }: ReadRow) => ({
  question,
  answerType,
  accepted,
  choices,
  explanation,
  difficulty,
});

/** A row that says what is there already changes nothing: who has the item open meets no conflict. */
function update(work: Work, item: KnowledgeItem, row: ReadRow): void {
  const words = wordsOf(row);
  const { question, answerType, accepted, choices, explanation, difficulty } = item;
  const now = { question, answerType, accepted, choices, explanation, difficulty };
  if (JSON.stringify(now) !== JSON.stringify(words)) Object.assign(item, words, { changedAt: work.clock.now() });
}

function create(work: Work, found: ItemImport, categoryId: string, row: ReadRow): string {
  const id = work.ids.next();
  work.em.create(KnowledgeItem, {
    id,
    schoolId: found.schoolId,
    categoryId,
    title: row.title,
    ...wordsOf(row),
    active: true,
    imageId: null,
    audioId: null,
    archivedAt: null,
    removedAt: null,
    createdBy: found.by,
    createdAt: work.clock.now(),
    changedAt: work.clock.now(),
    version: 1,
  });
  return id;
}

/** The categories of these paths; those that are not there yet are created at the end of their neighbours. */
async function categoriesFor(work: Work, schoolId: string, paths: readonly string[][]) {
  let known = await categoriesByPath(work.em, schoolId);
  const missing = () => paths.filter((path) => !known.has(JSON.stringify(path)));
  if (missing().length > 0) {
    const all = await heldCategories(work.em, schoolId);
    known = await categoriesByPath(work.em, schoolId);
    let position = Math.max(0, ...all.map((each) => each.position));
    for (const path of missing()) {
      for (let depth = 1; depth <= path.length; depth++) {
        const key = JSON.stringify(path.slice(0, depth));
        if (known.has(key)) continue;
        const id = work.ids.next();
        const parentId = known.get(JSON.stringify(path.slice(0, depth - 1))) ?? null;
        position += 1;
        work.em.create(Category, {
          id,
          schoolId,
          parentId,
          name: path[depth - 1] ?? '',
          position,
          archivedAt: null,
          version: 1,
        });
        known.set(key, id);
      }
    }
  }
  return (path: readonly string[]): string => {
    const id = known.get(JSON.stringify(path));
    if (!id) throw new Error('every path has its category');
    return id;
  };
}
