import type { ItemImportRow, ItemImportView } from '#contracts/basebuilder/item-imports.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { ItemImport } from '#modules/basebuilder/database/materials.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import type { ReadRow } from '#modules/basebuilder/domain/import/read-row.ts';

/** An import and how far it is: two statements. */
export async function viewOfImport(em: EntityManager, id: string): Promise<ItemImportView> {
  const row = await em.findOne(ItemImport, { id });
  if (!row) throw notFound('import');
  const { done } = await tables(em)
    .selectFrom('item_import_line')
    .select((e) => e.fn.countAll<number>().as('done'))
    .where('importId', '=', id)
    .where('itemId', 'is not', null)
    .executeTakeFirstOrThrow();
  const { all, create, known, error, createdAt, fileName, encoding, format, state, existing, sets, version } = row;
  return {
    id: row.id as ItemImportView['id'],
    fileName,
    encoding,
    format,
    state,
    counts: { all, create, known, error },
    newCategories: row.newCategories,
    unknownColumns: row.unknownColumns,
    existing,
    progress: { done: Number(done), total: all - error },
    sets,
    createdAt: iso(createdAt),
    version,
  };
}

type Filter = {
  id: string;
  verdict?: ItemImportRow['verdict'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Rows by line: two statements. */
export async function listImportRows(em: EntityManager, { id, verdict, cursor, limit }: Filter) {
  let all = tables(em).selectFrom('item_import_line').where('importId', '=', id);
  if (verdict) all = all.where('verdict', '=', verdict);
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (cursor) all = all.where('line', '>', Number(decodeCursor(cursor, 1)[0]));
  const rows = await all
    .select(['line', 'verdict', 'cells', 'row', 'faults'])
    .orderBy('line')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(
      ({ line, verdict, cells, row, faults }): ItemImportRow => ({
        line,
        verdict,
        cells: JSON.parse(cells) as Record<string, string>,
        answerType: row ? ((JSON.parse(row) as ReadRow | null)?.answerType ?? null) : null,
        faults: JSON.parse(faults) as ItemImportRow['faults'],
      }),
    ),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([last.line]) } : {}),
  };
}

/** Every row in error, for a file to mend. */
export async function rowsInError(em: EntityManager, id: string) {
  const rows = await tables(em)
    .selectFrom('item_import_line')
    .select(['line', 'cells', 'faults'])
    .where('importId', '=', id)
    .where('verdict', '=', 'error')
    .orderBy('line')
    .execute();
  return rows.map(({ line, cells, faults }) => ({
    line,
    cells: JSON.parse(cells) as Record<string, string>,
    faults: JSON.parse(faults) as ItemImportRow['faults'],
  }));
}
