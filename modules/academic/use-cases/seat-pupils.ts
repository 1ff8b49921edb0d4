import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { ClassGroup, Membership, type SchoolClass } from '#modules/academic/database/entities.ts';
import { theOpenClass } from '#modules/academic/database/find.ts';
import { peopleOf } from '#modules/academic/database/people.ts';
import { seatKey } from '#modules/academic/domain/seats.ts';
import { leaveGroups } from '#modules/academic/use-cases/groups.ts';
import { seatStudent, unseat } from '#modules/academic/use-cases/memberships.ts';

export type WantedPupils = { studentIds: readonly string[]; classGroupId?: string | undefined };

/**
 * Who of the given pupils, and of everybody in a class group if one is named, is not in the class yet, and how many are.
 * Refuses anybody who is not a pupil of the class's school or is suspended; a class group comes without its suspended.
 */
export async function pupilsToSeat(
  work: Work,
  schoolClass: SchoolClass,
  wanted: WantedPupils,
): Promise<{ pupilIds: string[]; already: number }> {
  const named = new Set(wanted.studentIds);
  const ids = new Set([...named, ...(await pupilsOf(work, schoolClass, wanted.classGroupId))]);
  const people = await peopleOf(work.em, schoolClass.schoolId, [...ids]);
  for (const id of ids) {
    const person = people.get(id);
    if (person?.role !== 'student') {
      throw refuseField('UNPROCESSABLE', 'studentIds', 'not_a_student', 'Only pupils of the school can be enrolled.');
    }
    if (person.status !== 'suspended') continue;
    if (named.has(id)) {
      throw refuseField('UNPROCESSABLE', 'studentIds', 'suspended', 'Somebody here is suspended.');
    }
    ids.delete(id);
  }
  const keys = [...ids].map((id) => seatKey(schoolClass.id, id));
  const seated = new Set((await work.em.find(Membership, { seatKey: keys })).map((seat) => seat.personId));
  return { pupilIds: [...ids].filter((id) => !seated.has(id)), already: seated.size };
}

async function pupilsOf(work: Work, { schoolId }: SchoolClass, classGroupId: string | undefined): Promise<string[]> {
  if (!classGroupId) return [];
  const group = await work.em.findOne(ClassGroup, { id: classGroupId, schoolId });
  if (!group) throw refuseField('UNPROCESSABLE', 'classGroupId', 'invalid', 'There is no such class group.');
  const seats = await work.em.find(Membership, { placeId: group.id, as: 'student', gone: false });
  return seats.map((seat) => seat.personId);
}

/** Pupils sit in a class from now on; answers their seats. With a saga, that is what will tell them. */
export async function seatPupils(
  work: Work,
  classId: string,
  pupilIds: readonly string[],
  sagaId?: string,
): Promise<string[]> {
  const schoolClass = await theOpenClass(work.em, classId);
  return pupilIds.map((id) => seatStudent(work, schoolClass, id, sagaId).id);
}

/** Frees seats in a class, with the places in its groups; those that are free already stay so. */
export async function unseatPupils(work: Work, seatIds: readonly string[]): Promise<void> {
  for (const seat of await work.em.find(Membership, { id: [...seatIds], gone: false })) {
    await leaveGroups(work, seat.placeId, seat.personId);
    unseat(work, seat);
  }
  await work.em.flush();
}
