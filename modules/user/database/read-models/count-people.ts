import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/user/database/tables.ts';
import type { Role, Status } from '#modules/user/domain/person.ts';

/** How many people a school has, by role and state; `null` counts the operators. */
export async function countPeople(em: EntityManager, schoolId: string | null) {
  const rows = await tables(em)
    .selectFrom('user')
    .select((eb) => ['role', 'status', eb.fn.countAll<number>().as('many')])
    .where('schoolId', schoolId === null ? 'is' : '=', schoolId)
    .groupBy(['role', 'status'])
    .execute();
  const sum = (status: Status, ...roles: Role[]) =>
    rows
      .filter((row) => row.status === status && (roles.length === 0 || roles.includes(row.role)))
      .reduce((total, row) => total + Number(row.many), 0);
  return {
    students: sum('active', 'student'),
    teachers: sum('active', 'teacher'),
    admins: sum('active', 'admin'),
    waitingStudents: sum('confirmed', 'student'),
    waitingTeachers: sum('confirmed', 'teacher'),
    unconfirmed: sum('registered'),
    suspended: sum('suspended'),
  };
}
