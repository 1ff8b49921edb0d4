import type { ClassGroupSummary, ClassGroup as ClassGroupView } from '#contracts/academic/routes.ts';
import type { ClassGroupId, MembershipId, SchoolYearId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { personRef } from '#modules/academic/database/people.ts';
import { tables } from '#modules/academic/database/tables.ts';
import { LAST_NUMBER } from '#modules/academic/domain/seats.ts';

/** Class groups of a year (or one of them) by grade and name, with homeroom teacher and number of pupils. */
async function summaries(em: EntityManager, where: { yearId: string } | { id: string }): Promise<ClassGroupSummary[]> {
  let query = tables(em)
    .selectFrom('class_group as g')
    .leftJoin('membership as h', (join) =>
      join.onRef('h.placeId', '=', 'g.id').on('h.gone', '=', 0).on('h.as', '=', 'teacher'),
    )
    .leftJoin('replica_user_people as t', 't.id', 'h.personId')
    .select((e) => [
      'g.id',
      'g.yearId',
      'g.name',
      'g.grade',
      'g.version',
      'h.personId as teacherId',
      't.familyName',
      't.givenName',
      't.familyKana',
      't.givenKana',
      e
        .selectFrom('membership as m')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('m.placeId', '=', 'g.id')
        .where('m.gone', '=', 0)
        .where('m.as', '=', 'student')
        .as('members'),
    ])
    .orderBy('g.grade')
    .orderBy('g.name');
  query = 'id' in where ? query.where('g.id', '=', where.id) : query.where('g.yearId', '=', where.yearId);
  return (await query.execute()).map((row) => ({
    id: row.id as ClassGroupId,
    yearId: row.yearId as SchoolYearId,
    name: row.name,
    grade: row.grade,
    homeroomTeacher: row.teacherId ? personRef(row.teacherId, named(row)) : null,
    members: Number(row.members ?? 0),
    version: row.version,
  }));
}

export const listClassGroups = (em: EntityManager, yearId: string): Promise<ClassGroupSummary[]> =>
  summaries(em, { yearId });

/** One class group with its pupils by attendance number. */
export async function readClassGroup(em: EntityManager, id: string): Promise<ClassGroupView> {
  const [summary] = await summaries(em, { id });
  if (!summary) throw notFound('class group');
  const rows = await tables(em)
    .selectFrom('membership as m')
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .select(['m.id', 'm.personId', 'm.number', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .where('m.placeId', '=', id)
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .orderBy((e) => e.fn.coalesce('m.number', e.val(LAST_NUMBER)))
    .orderBy('p.familyKana')
    .orderBy('p.givenKana')
    .execute();
  const roster = rows.map((row) => ({
    membershipId: row.id as MembershipId,
    person: personRef(row.personId, named(row)),
    number: row.number ?? null,
  }));
  return { ...summary, roster };
}

type Names = {
  familyName: string | null;
  givenName: string | null;
  familyKana: string | null;
  givenKana: string | null;
};

/** Names as the replica knows them; empty while a person's event is still on its way. */
export const named = (row: Names) => ({
  familyName: row.familyName ?? '',
  givenName: row.givenName ?? '',
  familyKana: row.familyKana ?? '',
  givenKana: row.givenKana ?? '',
});
