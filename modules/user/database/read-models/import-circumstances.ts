import type * as z from 'zod';
import type { classGroupSeats } from '#contracts/academic/queries.ts';
import { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/user/database/tables.ts';
import { fold } from '#modules/user/domain/folding.ts';
import type { Entry, GroupName } from '#modules/user/domain/import/row.ts';
import type { Circumstances, Known } from '#modules/user/domain/import/verdicts.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { schoolOf } from './schools.ts';

export type Seats = z.output<(typeof classGroupSeats)['output']>['groups'];
const CHUNK = 500;

/** What an import is checked against: accounts that share a login id or address with it, and the seats academic named. */
export async function circumstancesOf(
  em: EntityManager,
  schoolId: string,
  entries: readonly Entry[],
  seats: Seats,
  createGroups: boolean,
): Promise<Circumstances> {
  const places = new Map<string, { group: GroupName; number: number | null }>();
  for (const { grade, name, seats: taken } of seats) {
    for (const { personId, number } of taken) places.set(personId, { group: { grade, name }, number });
  }
  for (const { personId, grade, name } of await homerooms(em, schoolId)) {
    if (!places.has(personId)) places.set(personId, { group: { grade, name }, number: null });
  }

  const logins = await accounts(
    em,
    'loginKey',
    entries.map((entry) => identityKey(entry.loginId)),
  );
  const emails = await accounts(
    em,
    'emailKey',
    entries.flatMap((entry) => (entry.email === null ? [] : [identityKey(entry.email)])),
  );
  const known = (row: (typeof logins)[number]): Known => {
    const { id, schoolId: school, role, loginId, email, ...names } = row;
    const place = places.get(id);
    return {
      id,
      schoolId: school,
      role,
      loginKey: fold(loginId),
      names,
      email,
      group: place?.group ?? null,
      number: place?.number ?? null,
    };
  };
  const names = await namesOf(em, [...places.keys()]);
  return {
    schoolId,
    createGroups,
    byLogin: new Map(logins.map((row) => [fold(row.loginId), known(row)])),
    byEmail: new Map(emails.map((row) => [fold(row.email ?? ''), { id: row.id }])),
    groups: seats,
    nameOf: (personId) => names.get(personId) ?? '',
  };
}

const ACCOUNT = [
  'id',
  'schoolId',
  'role',
  'loginId',
  'email',
  'familyName',
  'givenName',
  'familyKana',
  'givenKana',
] as const;

async function accounts(em: EntityManager, column: 'loginKey' | 'emailKey', keys: readonly string[]) {
  const found = await chunked(keys, (some) =>
    tables(em).selectFrom('user').select(ACCOUNT).where(column, 'in', some).execute(),
  );
  return found.map((row) => ({ ...row, id: UserId.parse(row.id) }));
}

/** Names of people, for sentences about seats that are taken. */
async function namesOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await chunked(ids, (some) =>
    tables(em).selectFrom('user').select(['id', 'familyName', 'givenName']).where('id', 'in', some).execute(),
  );
  return new Map(rows.map((row) => [row.id, `${row.familyName} ${row.givenName}`]));
}

/** Who leads which class group this year. */
async function homerooms(em: EntityManager, schoolId: string) {
  const yearId = (await schoolOf(em, schoolId))?.currentYearId ?? '';
  return tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_class_groups as g', 'g.id', 'm.placeId')
    .select(['m.personId', 'g.grade', 'g.name'])
    .where('g.schoolId', '=', schoolId)
    .where('g.yearId', '=', yearId)
    .where('g.gone', '=', 0)
    .where('m.gone', '=', 0)
    .where('m.placeKind', '=', 'classGroup')
    .where('m.as', '=', 'teacher')
    .execute();
}

async function chunked<Row>(keys: readonly string[], read: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) rows.push(...(await read(keys.slice(at, at + CHUNK))));
  return rows;
}
