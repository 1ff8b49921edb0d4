import type { ImportId } from '#contracts/ids.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { atVersion } from '#modules/user/database/find.ts';
import { ImportLine } from '#modules/user/database/imports.ts';
import { importOf } from './check-import.ts';
import { writeImport } from './write-import.ts';

/** Starts writing a checked import. A row in error stops it, unless such rows are to be left out. */
export async function commitImport(
  work: Work,
  id: ImportId,
  schoolId: string | null,
  { version, skipErrors }: { version: number; skipErrors: boolean },
): Promise<void> {
  const found = await importOf(work, id, schoolId);
  atVersion(found, version, 'import');
  if (found.state !== 'checked') throw new Refusal('CONFLICT', 'This import has been written already.');
  if (found.error > 0 && !skipErrors) {
    const bad = await work.em.find(
      ImportLine,
      { importId: id, verdict: 'error' },
      { orderBy: { line: 'asc' }, limit: 20 },
    );
    const lines = bad.map((row) => row.line);
    throw new Refusal('UNPROCESSABLE', `Nothing was written: there is a mistake in line ${lines.join(', ')}.`, {
      fields: bad.slice(0, 1).map((row) => ({
        path: `rows.${row.line}`,
        reason: row.faults[0]?.reason ?? 'invalid',
        detail: `Line ${row.line}, ${row.faults[0]?.column ?? ''}`,
      })),
      data: { lines, errors: found.error },
    });
  }
  if (found.create + found.update === 0) throw new Refusal('UNPROCESSABLE', 'There is nothing to write.');
  found.state = 'running';
  found.progressTotal = found.create + found.update;
  work.startJob(writeImport, { importId: id });
}
