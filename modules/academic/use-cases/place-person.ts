import type { Work } from '#kernel/module.ts';
import { ClassGroup, Membership } from '#modules/academic/database/entities.ts';
import { yearOf } from '#modules/academic/database/find.ts';
import { yearKey } from '#modules/academic/domain/seats.ts';
import { createClassGroup, setHomeroomTeacher } from '#modules/academic/use-cases/class-groups.ts';
import { unseat } from '#modules/academic/use-cases/memberships.ts';
import { placePupils } from '#modules/academic/use-cases/place-pupils.ts';

export type PlacePerson = {
  personId: string;
  schoolId: string;
  role: 'student' | 'teacher';
  group: { grade: number; name: string } | null;
  number: number | null;
  createGroup: boolean;
};

/**
 * Seats a person as an import asks: a pupil in the group of that grade and name in the current year, a teacher as its
 * homeroom teacher; `group: null` takes a pupil out. A number somebody took meanwhile is left empty rather than lost
 * with the pupil. Throws when the group has gone and may not be made: the event is set aside with that reason.
 */
export async function placePerson(work: Work, input: PlacePerson): Promise<void> {
  const year = await yearOf(work.em, input.schoolId, undefined);
  if (!input.group) {
    const seat = await work.em.findOne(Membership, { yearKey: yearKey(year.id, input.personId) });
    if (seat) unseat(work, seat);
    return;
  }
  const { grade, name } = input.group;
  let group = await work.em.findOne(ClassGroup, { yearId: year.id, grade, name });
  if (!group) {
    if (!input.createGroup) throw new Error(`the class group an import named has gone (grade ${grade})`);
    group = await createClassGroup(work, input.schoolId, { grade, name, yearId: year.id, homeroomTeacherId: null });
    await work.em.flush();
  }
  if (input.role === 'teacher') return setHomeroomTeacher(work, group, input.personId);
  const holder =
    input.number === null ? null : await work.em.findOne(Membership, { numberKey: `${group.id}:${input.number}` });
  const number = holder && holder.personId !== input.personId ? null : input.number;
  await placePupils(work, group.id, [{ personId: input.personId, number }]);
}
