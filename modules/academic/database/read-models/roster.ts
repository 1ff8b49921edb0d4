import { sql } from 'kysely';
import type { PersonRef, RosterRow } from '#contracts/academic/routes.ts';
import type { EnrollmentId, GroupId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { personRef } from '#modules/academic/database/people.ts';
import { named } from '#modules/academic/database/read-models/class-groups.ts';
import { tables } from '#modules/academic/database/tables.ts';
import { LAST_GRADE, LAST_NUMBER } from '#modules/academic/domain/seats.ts';

export type RosterFilter = { classId: string; q?: string | undefined; cursor?: string | undefined; limit: number };

/** Enrolled pupils of a class with the class group they sit in during the class's year and their project group. */
const enrolled = (em: EntityManager, classId: string) =>
  tables(em)
    .selectFrom('membership as m')
    .innerJoin('school_class as c', 'c.id', 'm.placeId')
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .leftJoin('membership as h', (join) =>
      join.on((e) => e('h.yearKey', '=', sql<string>`concat(${e.ref('c.yearId')}, ':', ${e.ref('m.personId')})`)),
    )
    .leftJoin('class_group as g', 'g.id', 'h.placeId')
    .leftJoin('project_group_member as gm', (join) =>
      join.onRef('gm.classId', '=', 'm.placeId').onRef('gm.personId', '=', 'm.personId'),
    )
    .leftJoin('project_group as pg', 'pg.id', 'gm.groupId')
    .where('m.placeId', '=', classId)
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0);

/** 学年-組-番号, then reading; pupils without a class group last. Every part is comparable, so a page starts anywhere. */
const ORDER = [
  sql<number>`coalesce(g.grade, ${sql.lit(LAST_GRADE)})`,
  sql<string>`coalesce(g.name, '')`,
  sql<number>`coalesce(h.number, ${sql.lit(LAST_NUMBER)})`,
  sql<string>`coalesce(p.familyKana, '')`,
  sql<string>`coalesce(p.givenKana, '')`,
  sql<string>`m.id`,
] as const;

/** The roster of a class: two statements, however many pupils there are. */
export async function listRoster(em: EntityManager, filter: RosterFilter) {
  let matching = enrolled(em, filter.classId);
  const { q } = filter;
  if (q) {
    matching = matching.where((e) =>
      e.or([
        contains(sql`concat(p.familyName, p.givenName)`, q.replace(/\s/g, '')),
        contains(sql`concat(p.familyKana, p.givenKana)`, q.replace(/\s/g, '')),
        e('h.number', '=', /^\d{1,3}$/.test(q) ? Number(q) : -1),
      ]),
    );
  }
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.select([
    'm.id',
    'm.personId',
    'm.since',
    'p.familyName',
    'p.givenName',
    'p.familyKana',
    'p.givenKana',
    'g.grade',
    'g.name as classGroup',
    'h.number',
    'pg.id as groupId',
    'pg.name as groupName',
  ]);
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, ORDER.length);
    page = page.where(sql<boolean>`(${sql.join([...ORDER])}) > (${sql.join(after)})`);
  }
  for (const part of ORDER) page = page.orderBy(part);
  const rows = await page.limit(filter.limit + 1).execute();
  const shown = rows.slice(0, filter.limit);
  const items = shown.map(
    (row): RosterRow => ({
      enrollmentId: row.id as EnrollmentId,
      person: personRef(row.personId, named(row)),
      grade: row.grade ?? null,
      classGroup: row.classGroup ?? null,
      number: row.number ?? null,
      group: row.groupId ? { id: row.groupId as GroupId, name: row.groupName ?? '' } : null,
      enrolledAt: iso(Number(row.since)),
    }),
  );
  const last = shown.at(-1);
  const more = rows.length > filter.limit && last;
  const place = last && [
    last.grade ?? LAST_GRADE,
    last.classGroup ?? '',
    last.number ?? LAST_NUMBER,
    last.familyKana ?? '',
    last.givenKana ?? '',
    last.id,
  ];
  return { items, total: Number(total), ...(more && place ? { next: encodeCursor(place) } : {}) };
}

/** Names only, by reading: what pupils of a class see of each other. */
export async function listClassmates(em: EntityManager, classId: string): Promise<PersonRef[]> {
  const rows = await tables(em)
    .selectFrom('membership as m')
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .select(['m.personId', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .where('m.placeId', '=', classId)
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .orderBy('p.familyKana')
    .orderBy('p.givenKana')
    .execute();
  return rows.map((row) => personRef(row.personId, named(row)));
}
