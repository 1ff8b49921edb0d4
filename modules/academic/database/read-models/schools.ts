import type {
  School as SchoolView,
  Subject as SubjectView,
  SchoolYear as YearView,
} from '#contracts/academic/routes.ts';
import type { SchoolId, SchoolYearId, SubjectId, TermId } from '#contracts/ids.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { School } from '#modules/academic/database/entities.ts';
import { tables } from '#modules/academic/database/tables.ts';

type SchoolRow = Pick<
  School,
  'id' | 'name' | 'code' | 'address' | 'contactEmail' | 'phone' | 'timeZone' | 'currentYearId' | 'version'
>;

/** `withCode`: the registration code is for staff only. */
export const schoolView = (row: SchoolRow, withCode: boolean): SchoolView => ({
  id: row.id as SchoolId,
  name: row.name,
  code: withCode ? (row.code ?? null) : null,
  address: row.address,
  contactEmail: row.contactEmail ?? null,
  phone: row.phone,
  timeZone: row.timeZone,
  currentYearId: (row.currentYearId ?? null) as SchoolYearId | null,
  version: row.version,
});

/** Schools by name: one (`schoolId`) or all of the installation. */
export async function listSchools(
  em: EntityManager,
  filter: { schoolId: string | null; cursor?: string | undefined; limit: number; withCode: boolean },
) {
  let matching = tables(em).selectFrom('school');
  if (filter.schoolId) matching = matching.where('id', '=', filter.schoolId);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(filter.limit + 1);
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 2);
    page = page.where((e) => e(e.refTuple('name', 'id'), '>', e.tuple(String(name), String(id))));
  }
  const rows = await page.execute();
  const items = rows.slice(0, filter.limit).map((row) => schoolView(row, filter.withCode));
  const last = items.at(-1);
  return {
    items,
    total: Number(total),
    ...(rows.length > filter.limit && last ? { next: encodeCursor([last.name, last.id]) } : {}),
  };
}

/** School years with their terms, newest first. Two statements, however many years there are. */
export async function listYears(em: EntityManager, schoolId: string): Promise<YearView[]> {
  const years = await tables(em)
    .selectFrom('school_year as y')
    .innerJoin('school as s', 's.id', 'y.schoolId')
    .selectAll('y')
    .select('s.currentYearId')
    .where('y.schoolId', '=', schoolId)
    .orderBy('y.startsOn', 'desc')
    .execute();
  const terms = await tables(em)
    .selectFrom('term')
    .selectAll()
    .where('schoolId', '=', schoolId)
    .orderBy('startsOn')
    .execute();
  return years.map((year) => ({
    id: year.id as SchoolYearId,
    label: year.label,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
    current: year.id === year.currentYearId,
    version: year.version,
    terms: terms
      .filter((term) => term.yearId === year.id)
      .map(({ id, label, startsOn, endsOn, version }) => ({ id: id as TermId, label, startsOn, endsOn, version })),
  }));
}

export async function listSubjects(em: EntityManager, schoolId: string): Promise<SubjectView[]> {
  const rows = await tables(em)
    .selectFrom('subject')
    .selectAll()
    .where('schoolId', '=', schoolId)
    .orderBy('archived')
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows.map(({ schoolId: _, position: __, ...row }) => ({
    ...row,
    id: row.id as SubjectId,
    archived: Boolean(row.archived),
  }));
}
