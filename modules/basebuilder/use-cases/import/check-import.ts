import type { EntityManager } from '#kernel/database/database.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { categoriesByPath, knownItems, placeOf } from '#modules/basebuilder/database/known-items.ts';
import { ItemImport, ItemImportLine } from '#modules/basebuilder/database/materials.ts';
import { type Line, type ReadFile, readFile, type Wish } from '#modules/basebuilder/use-cases/import/read-file.ts';

const AT_ONCE = 500;

type Upload = { schoolId: string; by: string; fileName: string; bytes: Uint8Array; wish: Wish };
type Judged = Line & { verdict: ItemImportLine['verdict'] };

/** Reads a file and says of each row what would become of it; nothing else is written. */
export async function checkImport(context: ModuleContext, { bytes, wish, ...about }: Upload): Promise<string> {
  const file = readFile(bytes, wish);
  const { lines, newCategories } = await judge(context.read(), about.schoolId, file.lines);
  return context.transact((work) =>
    keep(work, { ...about, fileName: about.fileName.slice(0, 200) }, file, lines, newCategories),
  );
}

async function judge(em: EntityManager, schoolId: string, read: readonly Line[]) {
  const categories = await categoriesByPath(em, schoolId);
  const known = await knownItems(
    em,
    schoolId,
    read.flatMap(({ row }) => row?.title ?? []),
  );
  const newCategories = new Set<string>();
  const seen = new Map<string, number>();
  const lines = read.map((line): Judged => {
    const { row } = line;
    if (!row) return { ...line, verdict: 'error' };
    const here = placeOf(JSON.stringify(row.path), row.title);
    const first = seen.get(here);
    if (first !== undefined) {
      const fault = { column: 'title' as const, reason: 'doubled_row', values: { line: first } };
      return { ...line, row: null, faults: [fault], verdict: 'error' };
    }
    seen.set(here, line.line);
    const categoryId = categories.get(JSON.stringify(row.path));
    if (!categoryId) newCategories.add(row.path.join('/'));
    return { ...line, verdict: categoryId && known.has(placeOf(categoryId, row.title)) ? 'known' : 'create' };
  });
  return { lines, newCategories: [...newCategories] };
}

async function keep(
  work: Work,
  about: Omit<Upload, 'bytes' | 'wish'>,
  { encoding, format, unknownColumns }: ReadFile,
  lines: readonly Judged[],
  newCategories: string[],
): Promise<string> {
  const many = (verdict: Judged['verdict']) => lines.filter((line) => line.verdict === verdict).length;
  const kept = work.em.create(ItemImport, {
    ...about,
    id: work.ids.next(),
    encoding,
    format,
    state: 'checked',
    all: lines.length,
    create: many('create'),
    known: many('known'),
    error: many('error'),
    newCategories: newCategories.slice(0, 200),
    unknownColumns: unknownColumns.slice(0, 50),
    existing: 'skip',
    makeSets: false,
    sets: 0,
    createdAt: work.clock.now(),
    version: 1,
  });
  await work.em.flush();
  const rows = lines.map(({ line, verdict, cells, row, faults }) => ({
    id: `${kept.id}:${line}`,
    importId: kept.id,
    line,
    verdict,
    cells,
    row,
    faults,
    itemId: null,
  }));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await work.em.insertMany(ItemImportLine, rows.slice(at, at + AT_ONCE));
  return kept.id;
}
