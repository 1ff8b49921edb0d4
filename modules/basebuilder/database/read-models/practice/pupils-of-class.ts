import { sql } from 'kysely';
import type { PersonRef } from '#contracts/academic/routes.ts';
import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

export type Sitting = { student: PersonRef; grade: number | null; classGroup: string | null; number: number | null };

/** After every grade and number there is: pupils without a class group stand last. */
const LAST = 9999;

/** The pupils of a class by 学年-組-番号 of its year, then by reading: one statement. */
export async function pupilsOfClass(em: EntityManager, classId: string): Promise<Sitting[]> {
  const rows = await tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.placeId')
    .innerJoin('replica_user_people as p', (join) => join.onRef('p.id', '=', 'm.personId').on('p.gone', '=', 0))
    .leftJoin(
      (db) =>
        db
          .selectFrom('replica_academic_memberships as h')
          .innerJoin('replica_academic_class_groups as g', 'g.id', 'h.placeId')
          .select(['h.personId', 'h.number', 'g.yearId', 'g.grade', 'g.name'])
          .where('h.placeKind', '=', 'classGroup')
          .where('h.as', '=', 'student')
          .where('h.gone', '=', 0)
          .where('g.gone', '=', 0)
          .as('s'),
      (join) => join.onRef('s.personId', '=', 'm.personId').onRef('s.yearId', '=', 'c.yearId'),
    )
    .select([
      'm.personId',
      'p.familyName',
      'p.givenName',
      'p.familyKana',
      'p.givenKana',
      's.grade',
      's.name as classGroup',
      's.number',
    ])
    .where('m.placeId', '=', classId)
    .where('m.placeKind', '=', 'class')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .orderBy(sql`coalesce(s.grade, ${sql.lit(LAST)})`)
    .orderBy(sql`coalesce(s.name, '')`)
    .orderBy(sql`coalesce(s.number, ${sql.lit(LAST)})`)
    .orderBy('p.familyKana')
    .orderBy('p.givenKana')
    .orderBy('m.personId')
    .execute();
  return rows.map((row) => ({
    student: {
      id: row.personId as UserId,
      familyName: row.familyName,
      givenName: row.givenName,
      familyKana: row.familyKana,
      givenKana: row.givenKana,
    },
    grade: row.grade,
    classGroup: row.classGroup,
    number: row.number,
  }));
}
