import type { ImportId } from '#contracts/ids.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { ImportLine } from '#modules/user/database/imports.ts';
import { schoolOf } from '#modules/user/database/read-models/schools.ts';
import { readRow } from '#modules/user/domain/import/row.ts';
import { importOf } from './check-import.ts';
import { SLIP_SEAL } from './write-row.ts';

/** The login slips of an import, once: with the answer its one-time passwords are wiped. */
export async function takeSlips(work: Work, id: ImportId, schoolId: string | null) {
  const found = await importOf(work, id, schoolId);
  if (found.slipsUntil === null || found.slipsUntil <= work.clock.now()) {
    throw new Refusal('CONFLICT', 'The slips of this import have been taken already, or were not wanted in time.');
  }
  const secrets = work.get(secretsToken);
  const lines = await work.em.find(
    ImportLine,
    { importId: id, verdict: 'create', sealed: { $ne: null } },
    { orderBy: { line: 'asc' } },
  );
  const items = lines.flatMap((line) => {
    if (line.userId === null || line.sealed === null) return [];
    const { loginId, names, group, number } = readRow(line.line, line.cells, undefined);
    const password = secrets.open(line.sealed, SLIP_SEAL);
    line.sealed = null;
    return [
      {
        userId: line.userId,
        loginId,
        familyName: names.familyName,
        givenName: names.givenName,
        grade: group?.grade ?? null,
        classGroup: group?.name ?? null,
        number,
        password,
      },
    ];
  });
  found.slipsUntil = null;
  return { school: (await schoolOf(work.em, schoolId))?.name ?? '', items };
}
