import { type Expression, type SqlBool, sql } from 'kysely';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { searchTerm } from '#modules/user/domain/folding.ts';
import type { Role, Status } from '#modules/user/domain/person.ts';
import { PERSON_COLUMNS, type PersonRow, personRows, personView, type Viewer } from './person-rows.ts';
import { schoolOf } from './schools.ts';

export type PeopleQuery = {
  q?: string | undefined;
  role?: Role | undefined;
  status?: Status | undefined;
  classGroupId?: string | undefined;
  grade?: number | undefined;
  sort: 'class' | 'kana' | 'recent';
  cursor?: string | undefined;
  limit: number;
};

/** What each order compares, in turn; unseated people stand behind the last class group. */
const ORDERS = {
  class: [
    ['coalesce(seat.grade, 999)', 'asc'],
    ["coalesce(seat.groupName, '')", 'asc'],
    ['coalesce(seat.number, 99999)', 'asc'],
    ['u.kanaKey', 'asc'],
    ['u.id', 'asc'],
  ],
  kana: [
    ['u.kanaKey', 'asc'],
    ['u.id', 'asc'],
  ],
  recent: [
    ['u.createdAt', 'desc'],
    ['u.id', 'desc'],
  ],
} as const;

const placeOf = (row: PersonRow, sort: PeopleQuery['sort']): (string | number)[] =>
  sort === 'class'
    ? [row.grade ?? 999, row.groupName ?? '', row.number ?? 99_999, row.kanaKey, row.id]
    : [sort === 'kana' ? row.kanaKey : row.createdAt, row.id];

/** `(a, b, c)` behind the place of the last row, written out: `a > x or (a = x and (b > y or …))`. */
function behind(
  keys: readonly (readonly [string, 'asc' | 'desc'])[],
  place: readonly (string | number | null)[],
): Expression<SqlBool> {
  const [[key, direction] = ['', 'asc'] as const, ...rest] = keys;
  const [value, ...others] = place;
  const column = sql.raw(key);
  const further = direction === 'asc' ? sql<SqlBool>`${column} > ${value}` : sql<SqlBool>`${column} < ${value}`;
  if (rest.length === 0) return further;
  return sql<SqlBool>`(${further} or (${column} = ${value} and ${behind(rest, others)}))`;
}

const like = (term: string): string => `%${term.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

/** A page of a school's people (`null`: the operators); three statements whatever its length. */
export async function listPeople(
  em: EntityManager,
  schoolId: string | null,
  query: PeopleQuery,
  viewer: Viewer,
  now: number,
) {
  const yearId = (await schoolOf(em, schoolId))?.currentYearId ?? null;
  let rows = personRows(em, { schoolId, yearId });
  if (query.role) rows = rows.where('u.role', '=', query.role);
  if (query.status) rows = rows.where('u.status', '=', query.status);
  if (query.grade !== undefined) rows = rows.where('seat.grade', '=', query.grade);
  if (query.classGroupId) rows = rows.where('seat.groupId', '=', query.classGroupId);
  if (query.q && searchTerm(query.q)) {
    const term = like(searchTerm(query.q));
    rows = rows.where(() => sql<SqlBool>`u.searchKey like ${term} escape '!'`);
  }
  const order = ORDERS[query.sort];
  const counted = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();

  let page = rows.select(PERSON_COLUMNS).limit(query.limit + 1);
  if (query.cursor) {
    const place = decodeCursor(query.cursor, order.length);
    page = page.where(() => behind(order, place));
  }
  for (const [key, direction] of order) page = page.orderBy(sql.raw(key), direction);
  const found: PersonRow[] = await page.execute();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => personView(row, viewer, now)),
    total: Number(counted.total),
    ...(found.length > query.limit && last ? { next: encodeCursor(placeOf(last, query.sort)) } : {}),
  };
}
