import type * as z from 'zod';
import type { ImportRow, ImportView } from '#contracts/user/routes.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor, type Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import type { Import, ImportLine } from '#modules/user/database/imports.ts';
import { tables } from '#modules/user/database/tables.ts';
import { UNDO_WITHIN } from '#modules/user/domain/import/periods.ts';

type Page = { cursor?: string | undefined; limit: number };

const list = (text: string): string[] => JSON.parse(text);

function viewOf(
  row: Omit<Raw<Import>, 'id' | 'schoolId' | 'by'> & { id: string },
  now: number,
): z.input<typeof ImportView> {
  const undoUntil = row.finishedAt === null || row.state !== 'done' ? 0 : row.finishedAt + UNDO_WITHIN;
  return {
    id: row.id,
    fileName: row.fileName,
    encoding: row.encoding,
    state: row.state,
    createGroups: row.createGroups === 1,
    counts: { all: row.all, create: row.create, update: row.update, unchanged: row.unchanged, error: row.error },
    missingGroups: list(row.missingGroups),
    unknownColumns: list(row.unknownColumns),
    progress: { done: row.progressDone, total: row.progressTotal },
    failure: row.failure,
    undoUntil: undoUntil > now ? iso(undoUntil) : null,
    slipsWaiting: row.slipsUntil !== null && row.slipsUntil > now,
    createdAt: iso(row.createdAt),
    version: row.version,
  };
}

export async function oneImport(em: EntityManager, id: string, schoolId: string | null, now: number) {
  const row = await tables(em).selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.schoolId !== schoolId) throw notFound('import');
  return viewOf(row, now);
}

/** Imports of a school, the newest first. */
export async function listImports(em: EntityManager, schoolId: string | null, { cursor, limit }: Page, now: number) {
  const all = tables(em)
    .selectFrom('import')
    .where('schoolId', '=', schoolId ?? '');
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where((eb) =>
      eb.or([eb('createdAt', '<', Number(at)), eb.and([eb('createdAt', '=', Number(at)), eb('id', '<', String(id))])]),
    );
  }
  const rows = await page.execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => viewOf(row, now)),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([last.createdAt, last.id]) } : {}),
  };
}

type LineFilter = { id: string; verdict?: ImportLine['verdict'] | undefined };

/** Rows of an import by line. */
export async function listLines(em: EntityManager, { id, verdict, cursor, limit }: LineFilter & Page) {
  let all = tables(em).selectFrom('import_line').where('importId', '=', id);
  if (verdict) all = all.where('verdict', '=', verdict);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all
    .select(['line', 'verdict', 'cells', 'faults', 'changes'])
    .orderBy('line')
    .limit(limit + 1);
  if (cursor) page = page.where('line', '>', Number(decodeCursor(cursor, 1)[0]));
  const rows = await page.execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(
      (row): z.input<typeof ImportRow> => ({
        line: row.line,
        verdict: row.verdict,
        cells: JSON.parse(row.cells),
        problems: JSON.parse(row.faults),
        changes: JSON.parse(row.changes),
      }),
    ),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([last.line]) } : {}),
  };
}
