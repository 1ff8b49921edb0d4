import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/user/database/tables.ts';
import { fold } from '#modules/user/domain/folding.ts';

/** The school that answers to this code now; a retired or closed code leads nowhere. */
export async function schoolByCode(em: EntityManager, code: string) {
  return tables(em)
    .selectFrom('replica_academic_schools')
    .select(['id', 'name'])
    .where('code', '=', fold(code))
    .where('gone', '=', 0)
    .executeTakeFirst();
}

export type SchoolFacts = { id: string; name: string; timeZone: string; currentYearId: string | null };

/** A school as this module knows it. Until academic has said so, the one just set up is known from its setting up. */
export async function schoolOf(em: EntityManager, schoolId: string | null): Promise<SchoolFacts | null> {
  if (schoolId === null) return null;
  const school = await tables(em)
    .selectFrom('replica_academic_schools')
    .select(['id', 'name', 'timeZone', 'currentYearId'])
    .where('id', '=', schoolId)
    .where('gone', '=', 0)
    .executeTakeFirst();
  if (school) return school;
  const founded = await tables(em)
    .selectFrom('installation')
    .select(['schoolName as name', 'timeZone'])
    .where('schoolId', '=', schoolId)
    .executeTakeFirst();
  return founded ? { id: schoolId, ...founded, currentYearId: null } : null;
}
