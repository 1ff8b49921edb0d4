import type { ItemImport } from '#contracts/assessment/quiz-items.ts';
import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { allBankItems, type BankFilter } from '#modules/assessment/database/read-models/quizzes/bank.ts';
import { type Filed, writeItems } from '#modules/assessment/domain/quizzes/csv/write.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';
import { type Contents, writeQti } from '#modules/assessment/qti/package.ts';
import { fileName } from '#modules/assessment/routes/file-name.ts';
import {
  importItems,
  MOST_ROWS,
  type ReadItems,
  readItemsCsv,
  readItemsQti,
} from '#modules/assessment/use-cases/quizzes/import-items.ts';

const os = routesOf(assessmentRoutes);
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
const unfiled = (items: readonly Item[]): Filed[] => items.map((item) => ({ item, subject: '', tags: [] }));

const asCsv = (context: RouteContext, title: string, items: readonly Filed[]): File => {
  const { header, rows } = writeItems(items, context.client.language);
  return csvFile(fileName(title, 'csv'), header, rows, { guarded: true });
};
const asQti = async (context: RouteContext, contents: Contents): Promise<File> =>
  new File([await writeQti(contents, context.clock.now())], fileName(contents.title, 'zip'), {
    type: 'application/zip',
  });

const found = (
  context: RouteContext,
  { mine, ...filter }: Omit<BankFilter, 'schoolId' | 'by'> & { mine: boolean },
): Promise<Filed[]> => {
  const by = mine ? context.me.id : undefined;
  return allBankItems(context.read(), { ...filter, by, schoolId: context.schoolId ?? '' }, MOST_ROWS);
};

/** Tells what was read, and writes it if that is wanted. */
async function imported(context: RouteContext, read: ReadItems, commit: boolean): Promise<ItemImport> {
  if (commit) await context.transact(async (work) => importItems(work, context.schoolId ?? '', read));
  return {
    committed: commit,
    encoding: read.encoding,
    rows: read.rows.map(({ broken, filed: _filed, problems, ...row }) => ({
      ...row,
      problems: problems as ItemImport['rows'][number]['problems'],
      verdict: broken ? 'error' : problems.length ? 'hint' : 'ok',
    })),
    items: read.rows.flatMap(({ filed }) => (filed ? [filed as ItemImport['items'][number]] : [])),
    errors: read.rows.filter(({ broken }) => broken).length,
  };
}

export const itemFileRoutes = {
  exportItemsCsv: os.exportItemsCsv.handler(async ({ context, input }) =>
    asCsv(context, 'items', await found(context, input)),
  ),
  importItemsCsv: os.importItemsCsv.handler(async ({ context, input: { file, commit } }) =>
    imported(context, readItemsCsv(await bytesOf(file), context.ids), commit),
  ),
  exportItemsQti: os.exportItemsQti.handler(async ({ context, input }) =>
    asQti(context, { title: 'items', test: false, sections: [{ title: '', items: await found(context, input) }] }),
  ),
  importItemsQti: os.importItemsQti.handler(async ({ context, input: { file, commit } }) =>
    imported(context, await readItemsQti(await bytesOf(file), context.ids), commit),
  ),
  exportQuizCsv: os.exportQuizCsv.handler(async ({ context, input }) => {
    const { title, document } = await theQuiz(context.read(), input.id);
    return asCsv(context, title, unfiled(document.sections.flatMap(({ items }) => items)));
  }),
  exportQuizQti: os.exportQuizQti.handler(async ({ context, input }) => {
    const { title, document } = await theQuiz(context.read(), input.id);
    const sections = document.sections.map((section) => ({ title: section.title, items: unfiled(section.items) }));
    return asQti(context, { title, test: true, sections });
  }),
};
