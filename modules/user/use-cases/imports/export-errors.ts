import type { ImportId } from '#contracts/ids.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { COLUMNS } from '#modules/user/domain/import/columns.ts';
import { importOf } from './check-import.ts';
import { linesOf } from './check-rows.ts';

/** The rows in error as they came (passwords included, so that the mended file is whole), with their line and what is wrong. */
export async function exportErrors(context: ModuleContext, id: ImportId, schoolId: string | null): Promise<File> {
  const reader = { em: context.read(), get: context.get };
  await importOf(reader, id, schoolId);
  const lines = (await linesOf(reader, id)).filter(({ kept }) => kept.verdict === 'error');
  const rows = lines.map(({ kept, line: { cells } }) => [
    ...COLUMNS.map((column) => cells[column] ?? ''),
    kept.line,
    kept.faults.map(({ column, reason }) => (column ? `${column}: ${reason}` : reason)).join('; '),
  ]);
  return csvFile('errors.csv', [...COLUMNS, 'line', 'problem'], rows);
}
