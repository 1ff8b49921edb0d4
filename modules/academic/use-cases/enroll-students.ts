import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { ClassGroup, Membership } from '#modules/academic/database/entities.ts';
import { theOpenClass } from '#modules/academic/database/find.ts';
import { peopleOf } from '#modules/academic/database/people.ts';
import { seatKey } from '#modules/academic/domain/seats.ts';
import { leaveGroups } from '#modules/academic/use-cases/groups.ts';
import { seatStudent, unseat } from '#modules/academic/use-cases/memberships.ts';

export type Enrolled = { enrolled: string[]; already: number };

/**
 * Pupils sit in a class from now on: the given ones and, if asked, everybody of a class group. Who sits there already
 * is counted, not seated twice. Refuses anybody who is not a pupil of the class's school.
 */
export async function enrollStudents(
  work: Work,
  classId: string,
  input: { studentIds: readonly string[]; classGroupId?: string | undefined },
): Promise<Enrolled> {
  const schoolClass = await theOpenClass(work.em, classId);
  const ids = new Set(input.studentIds);
  if (input.classGroupId) {
    const group = await work.em.findOne(ClassGroup, { id: input.classGroupId, schoolId: schoolClass.schoolId });
    if (!group) throw refuseField('UNPROCESSABLE', 'classGroupId', 'invalid', 'There is no such class group.');
    const members = await work.em.find(Membership, { placeId: group.id, as: 'student', gone: false });
    for (const member of members) ids.add(member.personId);
  }
  const people = await peopleOf(work.em, schoolClass.schoolId, [...ids]);
  for (const id of ids) {
    if (people.get(id)?.role !== 'student') {
      throw refuseField('UNPROCESSABLE', 'studentIds', 'not_a_student', 'Only pupils of the school can be enrolled.');
    }
  }
  const keys = [...ids].map((id) => seatKey(classId, id));
  const seated = new Set((await work.em.find(Membership, { seatKey: keys })).map((seat) => seat.personId));
  const enrolled = [...ids].filter((id) => !seated.has(id)).map((id) => seatStudent(work, schoolClass, id).id);
  return { enrolled, already: seated.size };
}

/** Takes a pupil out of a class; the enrolment stays as history. */
export async function unenrollStudent(work: Work, enrollmentId: string): Promise<void> {
  const seat = await work.em.findOne(Membership, { id: enrollmentId, placeKind: 'class', as: 'student', gone: false });
  if (!seat) throw refuseField('NOT_FOUND', 'id', 'invalid', 'There is no such enrolment.');
  await theOpenClass(work.em, seat.placeId);
  await leaveGroups(work, seat.placeId, seat.personId);
  unseat(work, seat);
}
