import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { forbidden } from '#kernel/errors.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listImportRows, rowsInError, viewOfImport } from '#modules/basebuilder/database/read-models/item-imports.ts';
import { itemsToExport } from '#modules/basebuilder/database/read-models/items.ts';
import { guarded } from '#modules/basebuilder/domain/import/cells.ts';
import { cellsOf, headerOf } from '#modules/basebuilder/domain/import/write-row.ts';
import { checkImport } from '#modules/basebuilder/use-cases/import/check-import.ts';
import { commitImport } from '#modules/basebuilder/use-cases/import/commit-import.ts';
import { MOST_ROWS } from '#modules/basebuilder/use-cases/import/read-file.ts';

const os = routesOf(basebuilderRoutes);
const NAMED = ['title', 'category', 'question', 'answer_type', 'correct_answer'] as const;
const CHOICES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `choice_${n}`);

export const itemImportRoutes = {
  checkItemImport: os.checkItemImport.handler(async ({ context, input: { file, category = '', turned } }) => {
    if (context.schoolId === null) throw forbidden('Items are imported into a school.');
    const id = await checkImport(context, {
      schoolId: context.schoolId,
      by: context.me.id,
      fileName: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      wish: { category, turned },
    });
    return viewOfImport(context.read(), id);
  }),
  itemImport: os.itemImport.handler(({ context, input }) => viewOfImport(context.read(), input.id)),
  itemImportRows: os.itemImportRows.handler(({ context, input }) => listImportRows(context.read(), input)),
  commitItemImport: os.commitItemImport.handler(async ({ context, input: { id, ...wish } }) => {
    await context.transact((work) => commitImport(work, id, wish));
    return viewOfImport(context.read(), id);
  }),
  itemImportErrors: os.itemImportErrors.handler(async ({ context, input }) => {
    const rows = await rowsInError(context.read(), input.id);
    const columns = [...NAMED, ...CHOICES, 'explanation', 'difficulty'];
    return csvFile(
      'errors.csv',
      [...columns, 'line', 'problem'],
      rows.map(({ line, cells, faults }) => [
        ...columns.map((column) => guarded(cells[column] ?? '')),
        line,
        faults.map(({ column, reason }) => `${column}: ${reason}`).join('; '),
      ]),
      { guarded: true },
    );
  }),
  exportItems: os.exportItems.handler(async ({ context, input: { sort: _, ...filter } }) => {
    const items = await itemsToExport(context.read(), context.schoolId ?? '', filter, MOST_ROWS);
    const choices = Math.max(0, ...items.map((item) => item.choices.length));
    return csvFile(
      'items.csv',
      headerOf(context.client.language, choices),
      items.map((item) => cellsOf(item, choices)),
      { guarded: true },
    );
  }),
};
