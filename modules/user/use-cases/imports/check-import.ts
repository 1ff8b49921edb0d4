import { classGroupSeats } from '#contracts/academic/queries.ts';
import { type ImportId, type SchoolId, UserId } from '#contracts/ids.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { atVersion } from '#modules/user/database/find.ts';
import { Import } from '#modules/user/database/imports.ts';
import { check, countsOf, keepImport, linesOf } from './check-rows.ts';
import { readPeople } from './read-file.ts';

export type Upload = { schoolId: SchoolId; by: UserId; fileName: string; bytes: Uint8Array; createGroups: boolean };

/** Reads a file and says of each row what would become of it. */
export async function checkImport(context: ModuleContext, { bytes, ...about }: Upload): Promise<ImportId> {
  const people = readPeople(bytes);
  const { groups } = await context.ask(classGroupSeats, { schoolId: about.schoolId });
  const fileName = about.fileName.slice(0, 200);
  const kept = await context.transact((work) => keepImport(work, { ...about, fileName, demo: false, people }, groups));
  return kept.id;
}

/** The import of this id in this school. */
export async function importOf(work: Pick<Work, 'em'>, id: ImportId, schoolId: string | null): Promise<Import> {
  const found = await work.em.findOne(Import, { id });
  if (!found || found.schoolId !== schoolId) throw notFound('import');
  return found;
}

/** Checks the kept rows again: the school may have changed, or class groups may be created now. */
export async function recheckImport(
  context: ModuleContext,
  id: ImportId,
  schoolId: string | null,
  { createGroups, version }: { createGroups: boolean; version: number },
): Promise<void> {
  const { groups } = await context.ask(classGroupSeats, { schoolId: schoolId ?? '' });
  await context.transact(async (work) => {
    const found = await importOf(work, id, schoolId);
    atVersion(found, version, 'import');
    if (found.state !== 'checked') throw new Refusal('CONFLICT', 'This import has been written already.');
    const lines = await linesOf(work, id);
    const { rows, missingGroups } = await check(
      work,
      found.schoolId,
      lines.map(({ line }) => line),
      groups,
      createGroups,
    );
    Object.assign(found, countsOf(rows), { createGroups, missingGroups });
    for (const [index, { kept }] of lines.entries()) {
      const row = rows[index];
      if (!row) continue;
      kept.verdict = row.verdict;
      kept.faults = [...row.faults];
      kept.changes = row.changes;
      kept.userId = row.known ? UserId.parse(row.known.id) : null;
    }
  });
}
