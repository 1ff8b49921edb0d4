import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { ClassGroup, Membership } from '#modules/academic/database/entities.ts';
import { theClassGroup, theMembership } from '#modules/academic/database/find.ts';
import { peopleOf } from '#modules/academic/database/people.ts';
import { yearKey } from '#modules/academic/domain/seats.ts';
import { renumber, seatInGroup, unseat } from '#modules/academic/use-cases/memberships.ts';

export type Place = { personId: string; number: number | null };

/**
 * Seats pupils in a class group. Who sits elsewhere in the same year moves; who sits here already gets the number.
 * Refuses people who are not pupils of the school and numbers that somebody else keeps.
 */
export async function placePupils(work: Work, groupId: string, places: readonly Place[]): Promise<ClassGroup> {
  const group = await theClassGroup(work.em, groupId);
  const ids = places.map((place) => place.personId);
  const people = await peopleOf(work.em, group.schoolId, ids);
  for (const id of ids) {
    if (people.get(id)?.role !== 'student')
      throw refuseField('UNPROCESSABLE', 'members', 'not_a_student', 'Only pupils of the school sit in a class group.');
  }
  await refuseTakenNumbers(work, group, places);
  const seats = await work.em.find(Membership, { yearKey: ids.map((id) => yearKey(group.yearId, id)) });
  const here = new Map(seats.filter((seat) => seat.placeId === group.id).map((seat) => [seat.personId, seat]));
  for (const seat of seats) if (seat.placeId !== group.id) unseat(work, seat);
  // Numbers change hands among the people named: free them first, or the unique key would see one held twice.
  for (const seat of here.values()) seat.numberKey = null;
  await work.em.flush();
  for (const { personId, number } of places) {
    const seat = here.get(personId);
    if (!seat) seatInGroup(work, group, personId, number);
    else if ((seat.number ?? null) === number) seat.numberKey = number === null ? null : `${group.id}:${number}`;
    else renumber(work, seat, number);
  }
  return group;
}

/** Another number, or another class group of the same school. */
export async function movePupil(
  work: Work,
  membershipId: string,
  input: { classGroupId: string; number: number | null },
): Promise<ClassGroup> {
  const seat = await theMembership(work.em, membershipId);
  const target = await work.em.findOne(ClassGroup, { id: input.classGroupId, schoolId: seat.schoolId });
  if (!target) throw refuseField('NOT_FOUND', 'classGroupId', 'invalid', 'There is no such class group.');
  return placePupils(work, target.id, [{ personId: seat.personId, number: input.number }]);
}

export async function removePupil(work: Work, membershipId: string): Promise<ClassGroup> {
  const seat = await theMembership(work.em, membershipId);
  unseat(work, seat);
  return theClassGroup(work.em, seat.placeId);
}

async function refuseTakenNumbers(work: Work, group: ClassGroup, places: readonly Place[]): Promise<void> {
  const numbers = places.flatMap((place) => (place.number === null ? [] : [place.number]));
  const moving = new Set(places.map((place) => place.personId));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  const held = await work.em.find(Membership, { placeId: group.id, gone: false, number: { $in: numbers } });
  const taken = twice ?? held.find((seat) => !moving.has(seat.personId))?.number;
  if (taken !== undefined && taken !== null) {
    throw refuseField('NUMBER_TAKEN', 'number', 'taken', `Number ${taken} is given to somebody else.`);
  }
}
