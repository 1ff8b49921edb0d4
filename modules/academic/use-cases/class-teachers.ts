import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Membership, type SchoolClass } from '#modules/academic/database/entities.ts';
import { theOpenClass } from '#modules/academic/database/find.ts';
import { peopleOf } from '#modules/academic/database/people.ts';
import { seatTeacher, unseat } from '#modules/academic/use-cases/memberships.ts';

export async function addTeacher(work: Work, classId: string, teacherId: string): Promise<SchoolClass> {
  const schoolClass = await theOpenClass(work.em, classId);
  const teacher = (await peopleOf(work.em, schoolClass.schoolId, [teacherId])).get(teacherId);
  if (teacher?.role !== 'teacher') {
    throw refuseField('UNPROCESSABLE', 'teacherId', 'not_a_teacher', 'This person is not a teacher of the school.');
  }
  const seats = await work.em.count(Membership, { placeId: classId, personId: teacherId, gone: false });
  if (seats === 0) seatTeacher(work, schoolClass, teacherId, false);
  return schoolClass;
}

/** Takes a co-teacher out; a class is never left without its owner. */
export async function removeTeacher(work: Work, classId: string, teacherId: string): Promise<SchoolClass> {
  const schoolClass = await theOpenClass(work.em, classId);
  const seat = await work.em.findOne(Membership, { placeId: classId, personId: teacherId, as: 'teacher', gone: false });
  if (!seat) return schoolClass;
  if (seat.owner) throw refuseField('CONFLICT', 'teacherId', 'owner', 'The owner of a class cannot be taken out.');
  unseat(work, seat);
  return schoolClass;
}
