import type { AudiencePart, AudienceRole } from '#contracts/notification/announcements.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';

const ofKind = <Kind extends AudiencePart['kind']>(audience: readonly AudiencePart[], kind: Kind) =>
  audience.filter((part): part is Extract<AudiencePart, { kind: Kind }> => part.kind === kind);

const SEATS = { students: ['student'], staff: ['teacher'], everyone: ['student', 'teacher'] } as const;
const ROLES = {
  students: ['student'],
  staff: ['teacher', 'admin'],
  everyone: ['student', 'teacher', 'admin'],
} as const;

/**
 * Ids of the active people of a school an audience means today, each once, in order. One statement for each kind of part,
 * however many parts there are.
 */
export async function peopleOf(
  em: EntityManager,
  schoolId: string,
  audience: readonly AudiencePart[],
  role: AudienceRole,
): Promise<string[]> {
  const active = () =>
    tables(em)
      .selectFrom('replica_user_people as who')
      .select('who.id')
      .where('who.schoolId', '=', schoolId)
      .where('who.status', '=', 'active')
      .where('who.gone', '=', 0);
  const seated = (placeKind: 'class' | 'classGroup') =>
    active()
      .innerJoin('replica_academic_memberships as seat', 'seat.personId', 'who.id')
      .where('seat.gone', '=', 0)
      .where('seat.placeKind', '=', placeKind)
      .where('seat.as', 'in', SEATS[role]);
  const grades = ofKind(audience, 'grade').map(({ grade }) => grade);
  const groups = ofKind(audience, 'classGroup').map(({ id }) => id as string);
  const classes = ofKind(audience, 'class').map(({ id }) => id as string);
  const teams = ofKind(audience, 'team').map(({ id }) => id);
  const people = ofKind(audience, 'person').map(({ id }) => id as string);
  const asked = [
    ofKind(audience, 'school').length > 0 && active().where('who.role', 'in', ROLES[role]),
    grades.length > 0 &&
      seated('classGroup')
        .innerJoin('replica_academic_class_groups as group', 'group.id', 'seat.placeId')
        .innerJoin('replica_academic_schools as school', 'school.currentYearId', 'group.yearId')
        .where('group.gone', '=', 0)
        .where('group.grade', 'in', grades),
    groups.length > 0 && seated('classGroup').where('seat.placeId', 'in', groups),
    classes.length > 0 && seated('class').where('seat.placeId', 'in', classes),
    teams.length > 0 &&
      active()
        .innerJoin('replica_academic_group_members as team', 'team.personId', 'who.id' as never)
        .where('team.gone', '=', 0)
        .where('team.groupId', 'in', teams),
    people.length > 0 && active().where('who.id', 'in', people),
  ].flatMap((query) => query || []);
  const ids = new Set<string>();
  for (const query of asked) for (const { id } of await query.execute()) ids.add(id);
  return [...ids].sort();
}

/** What the places of an audience are called, by id. Those that have gone keep no name. */
export async function placeNames(em: EntityManager, audience: readonly AudiencePart[]): Promise<Map<string, string>> {
  const groups = ofKind(audience, 'classGroup').map(({ id }) => id as string);
  const classes = ofKind(audience, 'class').map(({ id }) => id as string);
  const rows = [
    ...(groups.length
      ? await tables(em)
          .selectFrom('replica_academic_class_groups')
          .select(['id', 'name'])
          .where('id', 'in', groups)
          .execute()
      : []),
    ...(classes.length
      ? await tables(em)
          .selectFrom('replica_academic_classes')
          .select(['id', 'name'])
          .where('id', 'in', classes)
          .execute()
      : []),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What somebody teaches: their classes, and the class groups they lead, of this school and not put away. */
export async function taughtBy(em: EntityManager, personId: string) {
  const seats = tables(em)
    .selectFrom('replica_academic_memberships as seat')
    .where('seat.personId', '=', personId)
    .where('seat.as', '=', 'teacher')
    .where('seat.gone', '=', 0);
  const classes = await seats
    .innerJoin('replica_academic_classes as class', 'class.id', 'seat.placeId')
    .where('seat.placeKind', '=', 'class')
    .where('class.gone', '=', 0)
    .where('class.archived', '=', 0)
    .select(['class.id', 'class.name'])
    .orderBy('class.name')
    .execute();
  const classGroups = await seats
    .innerJoin('replica_academic_class_groups as group', 'group.id', 'seat.placeId')
    .innerJoin('replica_academic_schools as school', 'school.currentYearId', 'group.yearId')
    .where('seat.placeKind', '=', 'classGroup')
    .where('group.gone', '=', 0)
    .select(['group.id', 'group.name', 'group.grade'])
    .orderBy('group.grade')
    .orderBy('group.name')
    .execute();
  return { classes, classGroups };
}

/** The same of a whole school, for its administrators. */
export async function placesOf(em: EntityManager, schoolId: string) {
  const classes = await tables(em)
    .selectFrom('replica_academic_classes as class')
    .innerJoin('replica_academic_schools as school', 'school.currentYearId', 'class.yearId')
    .where('school.id', '=', schoolId)
    .where('class.gone', '=', 0)
    .where('class.archived', '=', 0)
    .select(['class.id', 'class.name'])
    .orderBy('class.name')
    .execute();
  const classGroups = await tables(em)
    .selectFrom('replica_academic_class_groups as group')
    .innerJoin('replica_academic_schools as school', 'school.currentYearId', 'group.yearId')
    .where('school.id', '=', schoolId)
    .where('group.gone', '=', 0)
    .select(['group.id', 'group.name', 'group.grade'])
    .orderBy('group.grade')
    .orderBy('group.name')
    .execute();
  return { classes, classGroups };
}

/** Ids of those who teach a class. */
export async function teachersOf(em: EntityManager, classId: string): Promise<string[]> {
  const rows = await tables(em)
    .selectFrom('replica_academic_memberships')
    .select('personId')
    .where('placeId', '=', classId)
    .where('placeKind', '=', 'class')
    .where('as', '=', 'teacher')
    .where('gone', '=', 0)
    .orderBy('personId')
    .execute();
  return rows.map(({ personId }) => personId);
}

/** Everybody a teacher may write to by name: who sits in what they teach, and the staff of the school. */
export const reachableBy = (em: EntityManager, schoolId: string, teacherId: string) =>
  tables(em)
    .selectFrom('replica_user_people as who')
    .select('who.id')
    .where('who.schoolId', '=', schoolId)
    .where('who.status', '=', 'active')
    .where('who.gone', '=', 0)
    .where((e) =>
      e.or([
        e('who.role', '!=', 'student'),
        e(
          'who.id',
          'in',
          e
            .selectFrom('replica_academic_memberships as theirs')
            .innerJoin('replica_academic_memberships as own', 'own.placeId', 'theirs.placeId')
            .where('own.personId', '=', teacherId)
            .where('own.as', '=', 'teacher')
            .where('own.gone', '=', 0)
            .where('theirs.as', '=', 'student')
            .where('theirs.gone', '=', 0)
            .select('theirs.personId'),
        ),
      ]),
    );
