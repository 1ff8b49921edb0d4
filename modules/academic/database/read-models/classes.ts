import type { ClassSummary, SchoolClass as ClassView } from '#contracts/academic/routes.ts';
import type { ClassId, SchoolId, SchoolYearId, SubjectId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { notFound } from '#kernel/errors.ts';
import { personRef } from '#modules/academic/database/people.ts';
import { named } from '#modules/academic/database/read-models/class-groups.ts';
import { tables } from '#modules/academic/database/tables.ts';

export type ClassFilter = {
  schoolId: string;
  yearId?: string | undefined;
  q?: string | undefined;
  archived: boolean;
  /** Only classes this person sits in or teaches. */
  personId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

const selectClasses = (em: EntityManager) =>
  tables(em)
    .selectFrom('school_class as c')
    .innerJoin('school_year as y', 'y.id', 'c.yearId')
    .leftJoin('subject as s', 's.id', 'c.subjectId');

/** Classes by name, newest year first. Four statements, however many classes there are. */
export async function listClasses(em: EntityManager, filter: ClassFilter) {
  let matching = selectClasses(em)
    .where('c.schoolId', '=', filter.schoolId)
    .where('c.archived', '=', filter.archived ? 1 : 0);
  if (filter.yearId) matching = matching.where('c.yearId', '=', filter.yearId);
  const { personId, q } = filter;
  if (q) matching = matching.where((e) => contains(e.ref('c.name'), q));
  if (personId) {
    matching = matching.where((e) =>
      e.exists(
        e
          .selectFrom('membership as mine')
          .select('mine.id')
          .whereRef('mine.placeId', '=', 'c.id')
          .where('mine.personId', '=', personId)
          .where('mine.gone', '=', 0),
      ),
    );
  }
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.selectAll('c').select(['y.label as yearLabel', 's.name as subjectName']);
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 2);
    page = page.where((e) => e(e.refTuple('c.name', 'c.id'), '>', e.tuple(String(name), String(id))));
  }
  const rows = await page
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(filter.limit + 1)
    .execute();
  const shown = rows.slice(0, filter.limit);
  const people = await peopleInClasses(
    em,
    shown.map((row) => row.id),
  );
  const items = shown.map((row) => summary(row, people));
  const last = items.at(-1);
  return {
    items,
    total: Number(total),
    ...(rows.length > filter.limit && last ? { next: encodeCursor([last.name, last.id]) } : {}),
  };
}

/** `forStaff`: the join code is shown to teachers of the class and administrators only. */
export async function readClass(em: EntityManager, id: string, forStaff: boolean): Promise<ClassView> {
  const row = await selectClasses(em)
    .selectAll('c')
    .select(['y.label as yearLabel', 's.name as subjectName'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('class');
  const people = await peopleInClasses(em, [id]);
  return {
    ...summary(row, people),
    description: row.description,
    timetable: JSON.parse(row.timetable) as ClassView['timetable'],
    pupilsMayGroup: Boolean(row.pupilsMayGroup),
    joinCode:
      forStaff && row.joinCode && row.joinCodeExpiresAt
        ? { code: row.joinCode, expiresAt: iso(Number(row.joinCodeExpiresAt)) }
        : null,
  };
}

type ClassRow = {
  id: string;
  schoolId: string;
  yearId: string;
  yearLabel: string;
  name: string;
  subjectId?: string | null | undefined;
  subjectName: string | null;
  room: string;
  archived: 0 | 1;
  version: number;
};
type People = Map<string, { teachers: ClassSummary['teachers']; students: number }>;

const summary = (row: ClassRow, people: People): ClassSummary => ({
  id: row.id as ClassId,
  schoolId: row.schoolId as SchoolId,
  yearId: row.yearId as SchoolYearId,
  yearLabel: row.yearLabel,
  name: row.name,
  subject: row.subjectId ? { id: row.subjectId as SubjectId, name: row.subjectName ?? '' } : null,
  room: row.room,
  teachers: people.get(row.id)?.teachers ?? [],
  students: people.get(row.id)?.students ?? 0,
  archived: Boolean(row.archived),
  version: row.version,
});

async function peopleInClasses(em: EntityManager, ids: readonly string[]): Promise<People> {
  const people: People = new Map(ids.map((id) => [id, { teachers: [], students: 0 }]));
  if (ids.length === 0) return people;
  const seats = () =>
    tables(em)
      .selectFrom('membership as m')
      .where('m.placeId', 'in', [...ids])
      .where('m.gone', '=', 0);
  const counts = await seats()
    .select((e) => ['m.placeId', e.fn.countAll<number>().as('n')])
    .where('m.as', '=', 'student')
    .groupBy('m.placeId')
    .execute();
  for (const { placeId, n } of counts) {
    const entry = people.get(placeId);
    if (entry) entry.students = Number(n);
  }
  const teachers = await seats()
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .select(['m.placeId', 'm.personId', 'm.owner', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .where('m.as', '=', 'teacher')
    .orderBy('m.owner', 'desc')
    .orderBy('p.familyKana')
    .execute();
  for (const row of teachers) {
    people.get(row.placeId)?.teachers.push({ ...personRef(row.personId, named(row)), owner: Boolean(row.owner) });
  }
  return people;
}
