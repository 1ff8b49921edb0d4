import { classGroupChanged, classGroupCreated, classGroupRemoved } from '#contracts/academic/events.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { ClassGroup, Membership } from '#modules/academic/database/entities.ts';
import { theClassGroup, yearOf } from '#modules/academic/database/find.ts';
import { peopleOf } from '#modules/academic/database/people.ts';
import { classGroupFacts } from '#modules/academic/use-cases/facts.ts';
import { seatHomeroomTeacher, unseat } from '#modules/academic/use-cases/memberships.ts';

type GroupInput = { name: string; grade: number; homeroomTeacherId: string | null };

export async function createClassGroup(
  work: Work,
  schoolId: string,
  input: GroupInput & { yearId?: string | undefined },
): Promise<ClassGroup> {
  const year = await yearOf(work.em, schoolId, input.yearId);
  await refuseTakenName(work, year.id, input);
  const group = work.em.create(ClassGroup, {
    id: work.ids.next(),
    schoolId,
    yearId: year.id,
    name: input.name,
    grade: input.grade,
    eventSeq: 0,
    version: 1,
  });
  work.publish(classGroupCreated, group, classGroupFacts(group));
  await setHomeroomTeacher(work, group, input.homeroomTeacherId);
  return group;
}

export async function updateClassGroup(
  work: Work,
  id: string,
  input: GroupInput & { version: number },
): Promise<ClassGroup> {
  const group = await theClassGroup(work.em, id);
  expectVersion(group, input.version, 'class group');
  if (group.name !== input.name || group.grade !== input.grade) {
    await refuseTakenName(work, group.yearId, input);
    group.name = input.name;
    group.grade = input.grade;
    work.publish(classGroupChanged, group, classGroupFacts(group));
  }
  await setHomeroomTeacher(work, group, input.homeroomTeacherId);
  return group;
}

/** The class group goes; whoever sat in it keeps the account and every class. */
export async function removeClassGroup(work: Work, id: string): Promise<void> {
  const group = await theClassGroup(work.em, id);
  for (const seat of await work.em.find(Membership, { placeId: id, gone: false })) unseat(work, seat);
  work.publish(classGroupRemoved, group, classGroupFacts(group));
  work.em.remove(group);
}

/** One homeroom teacher at most; `null` leaves the group without. */
export async function setHomeroomTeacher(work: Work, group: ClassGroup, teacherId: string | null): Promise<void> {
  const seats = await work.em.find(Membership, { placeId: group.id, as: 'teacher', gone: false });
  if (seats.some((seat) => seat.personId === teacherId)) return;
  if (teacherId !== null) {
    const teacher = (await peopleOf(work.em, group.schoolId, [teacherId])).get(teacherId);
    if (teacher?.role !== 'teacher') {
      throw refuseField(
        'UNPROCESSABLE',
        'homeroomTeacherId',
        'not_a_teacher',
        'This person is not a teacher of the school.',
      );
    }
  }
  for (const seat of seats) unseat(work, seat);
  await work.em.flush();
  if (teacherId !== null) seatHomeroomTeacher(work, group, teacherId);
}

async function refuseTakenName(
  work: Work,
  yearId: string,
  { grade, name }: { grade: number; name: string },
): Promise<void> {
  if (await work.em.count(ClassGroup, { yearId, grade, name })) {
    throw refuseField('LABEL_TAKEN', 'name', 'taken', `There is already a ${name} in this year.`);
  }
}
