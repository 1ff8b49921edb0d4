import type * as z from 'zod';
import type { PersonView } from '#contracts/user/people.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { tables } from '#modules/user/database/tables.ts';
import { schoolOf } from './schools.ts';

/** People of a school (`null`: operators) in its current year, or one of them. */
export type Scope = { schoolId: string | null; yearId: string | null; personId?: string };

/** People with their account and their 学年-組-番号, in one statement. */
export function personRows(em: EntityManager, { schoolId, yearId, personId }: Scope) {
  const db = tables(em);
  let seats = db
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_class_groups as g', 'g.id', 'm.placeId')
    .select(['m.personId', 'm.number', 'g.id as groupId', 'g.grade', 'g.name as groupName'])
    .where('m.placeKind', '=', 'classGroup')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .where('g.gone', '=', 0)
    .where('g.yearId', '=', yearId ?? '');
  if (personId !== undefined) seats = seats.where('m.personId', '=', personId);
  const people = db
    .selectFrom('user as u')
    .innerJoin('credential as c', 'c.userId', 'u.id')
    .leftJoin(seats.as('seat'), 'seat.personId', 'u.id')
    .where('u.schoolId', schoolId === null ? 'is' : '=', schoolId);
  return personId === undefined ? people : people.where('u.id', '=', personId);
}

export const PERSON_COLUMNS = [
  'u.id',
  'u.schoolId',
  'u.role',
  'u.status',
  'u.language',
  'u.loginId',
  'u.email',
  'u.pendingEmail',
  'u.familyName',
  'u.givenName',
  'u.familyKana',
  'u.givenKana',
  'u.kanaKey',
  'u.rejectionReason',
  'u.createdAt',
  'u.version',
  'c.lockedUntil',
  'c.lastSignInAt',
  'seat.grade',
  'seat.groupName',
  'seat.number',
] as const;

export type PersonRow = Omit<
  z.input<typeof PersonView>,
  'classGroup' | 'lockedUntil' | 'lastSignInAt' | 'createdAt'
> & {
  kanaKey: string;
  groupName: string | null;
  lockedUntil: number | null;
  lastSignInAt: number | null;
  createdAt: number;
};

/** Who looks: addresses are for the person and administrators only. */
export type Viewer = { readonly id: string; readonly role: string };

export function personView(row: PersonRow, viewer: Viewer, now: number): z.input<typeof PersonView> {
  const { kanaKey: _, groupName, lockedUntil, lastSignInAt, createdAt, email, pendingEmail, ...person } = row;
  const private_ = viewer.role === 'admin' || viewer.id === row.id;
  return {
    ...person,
    email: private_ ? email : null,
    pendingEmail: private_ ? pendingEmail : null,
    classGroup: groupName,
    lockedUntil: lockedUntil !== null && lockedUntil > now ? iso(lockedUntil) : null,
    lastSignInAt: lastSignInAt === null ? null : iso(lastSignInAt),
    createdAt: iso(createdAt),
  };
}

/** One person as `viewer` may see them. */
export async function onePerson(
  em: EntityManager,
  id: string,
  schoolId: string | null,
  viewer: Viewer,
  now: number,
): Promise<z.input<typeof PersonView>> {
  const yearId = (await schoolOf(em, schoolId))?.currentYearId ?? null;
  const row = await personRows(em, { schoolId, yearId, personId: id }).select(PERSON_COLUMNS).executeTakeFirst();
  if (!row) throw notFound('person');
  return personView(row, viewer, now);
}
