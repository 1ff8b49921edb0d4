import type { Work } from '#kernel/module.ts';
import { ClassGroup, Membership, SchoolClass, Subject, Term } from '#modules/academic/database/entities.ts';
import { yearOf } from '#modules/academic/database/find.ts';
import { DEMO_SEMINARS, demoTerms, GROUP_NAMES } from '#modules/academic/domain/demo.ts';
import { createClass } from '#modules/academic/use-cases/classes.ts';
import { enrollStudents } from '#modules/academic/use-cases/enroll-students.ts';
import { createGroup } from '#modules/academic/use-cases/groups.ts';
import { createTerm } from '#modules/academic/use-cases/school-years.ts';

const PER_GROUP = 5;

/** Pupils who sit in class groups of the current year. */
export async function countSeatedPupils(work: Work, schoolId: string): Promise<number> {
  const year = await yearOf(work.em, schoolId, undefined);
  const groups = await work.em.find(ClassGroup, { yearId: year.id });
  return work.em.count(Membership, { placeId: groups.map((group) => group.id), as: 'student', gone: false });
}

/**
 * Gives a sample school what a term has: terms, one inquiry class per class group with its homeroom teacher and project
 * groups, and a few seminars. What is there already (by name) is left alone, so that it can run again.
 */
export async function addDemoClasses(work: Work, schoolId: string): Promise<void> {
  const year = await yearOf(work.em, schoolId, undefined);
  if ((await work.em.count(Term, { yearId: year.id })) === 0) {
    for (const term of demoTerms(year)) await createTerm(work, year.id, term);
  }
  const inquiry = await work.em.findOne(Subject, { schoolId, code: 'INQ' });
  const groups = await work.em.find(ClassGroup, { yearId: year.id }, { orderBy: { grade: 'asc', name: 'asc' } });
  const there = new Set((await work.em.find(SchoolClass, { yearId: year.id })).map((each) => each.name));
  const open = async (name: string, room: string, teacherId: string, classGroupId?: string) =>
    (
      await createClass(work, schoolId, {
        name,
        room,
        teacherId,
        classGroupId,
        description: '',
        subjectId: inquiry?.id ?? null,
        timetable: [
          { weekday: 3, period: 5 },
          { weekday: 3, period: 6 },
        ],
        pupilsMayGroup: true,
      })
    ).schoolClass;
  for (const group of groups) {
    const seats = await work.em.find(Membership, { placeId: group.id, gone: false }, { orderBy: { number: 'asc' } });
    const teacher = seats.find((seat) => seat.as === 'teacher');
    const name = `総合的な探究の時間 ${group.name}`;
    if (!teacher || there.has(name)) continue;
    const opened = await open(name, group.name, teacher.personId, group.id);
    await work.em.flush();
    const pupils = seats.filter((seat) => seat.as === 'student').map((seat) => seat.personId);
    for (const [index, groupName] of GROUP_NAMES.entries()) {
      const studentIds = pupils.slice(index * PER_GROUP, (index + 1) * PER_GROUP);
      if (studentIds.length)
        await createGroup(work, { id: teacher.personId, role: 'teacher' }, opened.id, { name: groupName, studentIds });
    }
  }
  for (const seminar of DEMO_SEMINARS) {
    const ids = groups.filter((group) => group.grade === seminar.grade).map((group) => group.id);
    const seats = await work.em.find(Membership, { placeId: ids, gone: false }, { orderBy: { personId: 'asc' } });
    const teacher = seats.find((seat) => seat.as === 'teacher');
    if (!teacher || there.has(seminar.name)) continue;
    const opened = await open(seminar.name, seminar.room, teacher.personId);
    await work.em.flush();
    const studentIds = seats
      .filter((seat) => seat.as === 'student')
      .map((seat) => seat.personId)
      .filter((_, index) => index % seminar.every === 0);
    await enrollStudents(work, opened.id, { studentIds });
  }
}
