import { classChanged, classCreated } from '#contracts/academic/events.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolClass, Subject } from '#modules/academic/database/entities.ts';
import { theClass, theOpenClass, yearOf } from '#modules/academic/database/find.ts';
import { peopleOf } from '#modules/academic/database/people.ts';
import { classWithPupils } from '#modules/academic/sagas/class-with-pupils.ts';
import { classFacts } from '#modules/academic/use-cases/facts.ts';
import { seatTeacher } from '#modules/academic/use-cases/memberships.ts';
import { pupilsToSeat } from '#modules/academic/use-cases/seat-pupils.ts';

export type ClassInput = {
  name: string;
  description: string;
  subjectId: string | null;
  room: string;
  timetable: { weekday: number; period: number }[];
  pupilsMayGroup: boolean;
};
type CreateClass = ClassInput & { yearId?: string | undefined; teacherId: string; classGroupId?: string | undefined };

/** Opens a class owned by a teacher. The pupils of a class group may come along, by a saga that takes all back if they cannot. */
export async function createClass(
  work: Work,
  schoolId: string,
  input: CreateClass,
): Promise<{ schoolClass: SchoolClass; sagaId: string | null }> {
  const { yearId, teacherId, classGroupId, ...fields } = input;
  const year = await yearOf(work.em, schoolId, yearId);
  const subject = await subjectOf(work, schoolId, fields.subjectId);
  const teacher = (await peopleOf(work.em, schoolId, [teacherId])).get(teacherId);
  if (!teacher) throw refuseField('CONFLICT', 'teacherId', 'not_here_yet', 'This person is not known here (yet).');
  if (teacher.role !== 'teacher') {
    throw refuseField('UNPROCESSABLE', 'teacherId', 'not_a_teacher', 'A class belongs to a teacher of the school.');
  }
  const schoolClass = work.em.create(SchoolClass, {
    id: work.ids.next(),
    schoolId,
    yearId: year.id,
    ...fields,
    archived: false,
    joinCode: null,
    joinCodeExpiresAt: null,
    createdAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });
  work.publish(classCreated, schoolClass, classFacts(schoolClass, subject));
  seatTeacher(work, schoolClass, teacherId, true);
  await work.em.flush();
  const { pupilIds } = await pupilsToSeat(work, schoolClass, { studentIds: [], classGroupId });
  if (pupilIds.length === 0) return { schoolClass, sagaId: null };
  const { id: classId, name: className } = schoolClass;
  const saga = await work.startSaga(classWithPupils, { schoolId, classId, className, pupilIds });
  return { schoolClass, sagaId: saga.id };
}

export async function updateClass(
  work: Work,
  id: string,
  input: ClassInput & { version: number },
): Promise<SchoolClass> {
  const schoolClass = await theOpenClass(work.em, id);
  const { version, ...fields } = input;
  expectVersion(schoolClass, version, 'class');
  const subject = await subjectOf(work, schoolClass.schoolId, fields.subjectId);
  const told = schoolClass.name !== fields.name || (schoolClass.subjectId ?? null) !== fields.subjectId;
  Object.assign(schoolClass, fields);
  if (told) work.publish(classChanged, schoolClass, classFacts(schoolClass, subject));
  return schoolClass;
}

/** Put away, or taken out again. What is in it stays readable either way; a join code is closed. */
export async function archiveClass(work: Work, id: string, archived: boolean): Promise<SchoolClass> {
  const schoolClass = await theClass(work.em, id);
  if (schoolClass.archived === archived) return schoolClass;
  schoolClass.archived = archived;
  schoolClass.joinCode = schoolClass.joinCodeExpiresAt = null;
  work.publish(
    classChanged,
    schoolClass,
    classFacts(schoolClass, await subjectOf(work, schoolClass.schoolId, schoolClass.subjectId ?? null)),
  );
  return schoolClass;
}

/** The subject's name; refuses one of another school. */
async function subjectOf(work: Work, schoolId: string, subjectId: string | null): Promise<string | null> {
  if (subjectId === null) return null;
  const subject = await work.em.findOne(Subject, { id: subjectId, schoolId });
  if (!subject) throw refuseField('UNPROCESSABLE', 'subjectId', 'invalid', 'There is no such subject.');
  return subject.name;
}
