import { csvFile } from '#kernel/csv/write-csv.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { allPeople } from '#modules/user/database/read-models/all-people.ts';
import { COLUMNS } from '#modules/user/domain/import/columns.ts';
import type { Role } from '#modules/user/domain/person.ts';

/** The people of a school in the columns of an import (passwords empty), so that the file can be edited and come back. */
export async function exportPeople(
  context: ModuleContext,
  schoolId: string | null,
  role: Role | undefined,
): Promise<File> {
  const people = await allPeople(context.read(), schoolId, role);
  const rows = people.map((person) => [
    person.loginId,
    person.familyName,
    person.givenName,
    person.familyKana,
    person.givenKana,
    person.email,
    '',
    person.role,
    person.grade,
    person.groupName,
    person.number,
  ]);
  return csvFile('people.csv', COLUMNS, rows);
}
