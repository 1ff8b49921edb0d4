import type { EntityManager } from '#kernel/database/database.ts';
import type { Role } from '#modules/user/domain/person.ts';
import { PERSON_COLUMNS, type PersonRow, personRows } from './person-rows.ts';
import { schoolOf } from './schools.ts';

/** Everybody of a school in class order, for a file. */
export async function allPeople(em: EntityManager, schoolId: string | null, role?: Role): Promise<PersonRow[]> {
  const yearId = (await schoolOf(em, schoolId))?.currentYearId ?? null;
  let rows = personRows(em, { schoolId, yearId });
  if (role) rows = rows.where('u.role', '=', role);
  return rows
    .select(PERSON_COLUMNS)
    .orderBy((eb) => eb.fn.coalesce('seat.grade', eb.lit(999)))
    .orderBy('seat.groupName')
    .orderBy('seat.number')
    .orderBy('u.kanaKey')
    .orderBy('u.id')
    .execute();
}
