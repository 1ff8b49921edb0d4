import type { PersonRef } from '#contracts/academic/routes.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { reachableBy } from '#modules/notification/database/audience.ts';
import { nameOf } from '#modules/notification/database/names.ts';
import { tables } from '#modules/notification/database/tables.ts';

const MOST = 20;

/** People by a part of their name or reading; a teacher finds whom they may write to. */
export async function findPeople(
  em: EntityManager,
  { schoolId, q, teacherId }: { schoolId: string; q: string; teacherId: string | undefined },
): Promise<{ items: (PersonRef & { classGroup: string | null })[] }> {
  let matching = tables(em)
    .selectFrom('replica_user_people as who')
    .where('who.schoolId', '=', schoolId)
    .where('who.status', '=', 'active')
    .where('who.gone', '=', 0);
  if (teacherId) matching = matching.where('who.id', 'in', reachableBy(em, schoolId, teacherId));
  for (const part of q.split(/[\s\u3000]+/).filter(Boolean))
    matching = matching.where((e) =>
      e.or([
        contains(e.ref('who.familyName'), part),
        contains(e.ref('who.givenName'), part),
        contains(e.ref('who.familyKana'), part),
        contains(e.ref('who.givenKana'), part),
        contains(e.ref('who.loginId'), part),
      ]),
    );
  const rows = await matching
    .select(['who.id', 'who.familyName', 'who.givenName', 'who.familyKana', 'who.givenKana'])
    .select((e) =>
      e
        .selectFrom('replica_academic_memberships as seat')
        .innerJoin('replica_academic_class_groups as group', 'group.id', 'seat.placeId')
        .innerJoin('replica_academic_schools as school', 'school.currentYearId', 'group.yearId')
        .whereRef('seat.personId', '=', 'who.id')
        .where('seat.as', '=', 'student')
        .where('seat.gone', '=', 0)
        .where('group.gone', '=', 0)
        .select((of) => of.fn.min('group.name').as('name'))
        .as('classGroup'),
    )
    .orderBy('who.familyKana')
    .orderBy('who.givenKana')
    .orderBy('who.id')
    .limit(MOST)
    .execute();
  return { items: rows.map((row) => ({ ...nameOf(row.id, row), classGroup: row.classGroup ?? null })) };
}
