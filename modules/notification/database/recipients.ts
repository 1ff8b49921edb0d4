import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';

export type Recipient = {
  id: string;
  schoolId: string | null;
  language: 'ja' | 'en';
  email: string | null;
  familyName: string;
  givenName: string;
  role: 'admin' | 'teacher' | 'student';
};

const people = (em: EntityManager) =>
  tables(em)
    .selectFrom('replica_user_people')
    .select(['id', 'schoolId', 'language', 'email', 'familyName', 'givenName', 'role'])
    .where('gone', '=', 0);

/** Who is to be told, from the replica; nobody when the account has gone meanwhile. */
export const recipientOf = (em: EntityManager, personId: string): Promise<Recipient | undefined> =>
  people(em).where('id', '=', personId).executeTakeFirst();

/** The same of many; who has gone meanwhile is missing. */
export const recipientsOf = async (em: EntityManager, personIds: readonly string[]): Promise<Recipient[]> =>
  personIds.length === 0
    ? []
    : people(em)
        .where('id', 'in', [...personIds])
        .execute();

/** The active administrators of a school. */
export const administratorsOf = (em: EntityManager, schoolId: string): Promise<Recipient[]> =>
  people(em).where('schoolId', '=', schoolId).where('role', '=', 'admin').where('status', '=', 'active').execute();

export async function timeZoneOf(em: EntityManager, schoolId: string): Promise<string> {
  const school = await tables(em)
    .selectFrom('replica_academic_schools')
    .select('timeZone')
    .where('id', '=', schoolId)
    .executeTakeFirst();
  return school?.timeZone ?? 'Asia/Tokyo';
}
