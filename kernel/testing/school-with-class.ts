import * as academic from '#contracts/academic/events.ts';
import { type ClassGroupId, ClassId, type SchoolId, type SchoolYearId, UserId } from '#contracts/ids.ts';
import { userRegistered } from '#contracts/user/events.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';

const ids = uuidV7();

export type Seated = {
  id: UserId;
  familyName: string;
  givenName: string;
  /** A fresh token: the clock of a test may have moved. */
  as(): Promise<string>;
};
export type Course = { id: ClassId; name: string; eventSeq: number };

/**
 * A school as user and academic tell of it, for a module that is booted alone and keeps replicas of schools, people,
 * classes, class groups and memberships: an administrator, a class with its teacher and pupils, who sit in one class
 * group by number; and somebody of each role who has nothing to do with that class.
 */
export async function schoolWithClass(app: TestApplication, { pupils = 3, name = '青嶺高等学校' } = {}) {
  const schoolId = ids.next() as SchoolId;
  const yearId = ids.next() as SchoolYearId;
  const groupId = ids.next() as ClassGroupId;
  let made = 0;

  const person = async (role: 'admin' | 'teacher' | 'student'): Promise<Seated> => {
    made += 1;
    const id = UserId.parse(ids.next());
    const names = { familyName: `姓${made}`, givenName: `名${made}` };
    const identity = { ...names, familyKana: `せい${String(made).padStart(3, '0')}`, givenKana: 'めい' };
    await app.says(
      userRegistered,
      { id, eventSeq: 0 },
      { schoolId, role, status: 'active', language: 'ja', origin: 'admin' },
      { ...identity, loginId: `p-${id.slice(-8)}`, email: null },
    );
    return { id, ...names, as: () => app.tokenFor({ id, role, schoolId }) };
  };
  const seat = (who: Seated, placeId: string, as: 'student' | 'teacher') => ({
    schoolId,
    personId: who.id,
    placeKind: 'class' as const,
    placeId,
    as,
    number: null,
  });
  const enroll = async (who: Seated, into: Course) => {
    const root = { id: ids.next(), eventSeq: 0 };
    await app.says(academic.studentEnrolled, root, {
      ...seat(who, into.id, 'student'),
      by: null,
      className: into.name,
    });
    return { leave: () => app.says(academic.studentUnenrolled, root, seat(who, into.id, 'student')) };
  };
  const assign = (who: Seated, into: Course) =>
    app.says(
      academic.teacherAssigned,
      { id: ids.next(), eventSeq: 0 },
      { ...seat(who, into.id, 'teacher'), owner: true },
    );
  const facts = (of: Course, archived = false) => ({ schoolId, yearId, name: of.name, subjectName: null, archived });
  const course = async (title: string): Promise<Course> => {
    const made: Course = { id: ClassId.parse(ids.next()), name: title, eventSeq: 0 };
    await app.says(academic.classCreated, made, facts(made));
    return made;
  };

  await app.says(
    academic.schoolFounded,
    { id: schoolId, eventSeq: 0 },
    { schoolId, name, code: null, timeZone: 'Asia/Tokyo', contactEmail: null, currentYearId: yearId },
  );
  await app.says(academic.classGroupCreated, { id: groupId, eventSeq: 0 }, { schoolId, yearId, name: 'A組', grade: 1 });
  const schoolClass = await course('地域探究');
  const teacher = await person('teacher');
  await assign(teacher, schoolClass);
  const members: Seated[] = [];
  while (members.length < pupils) {
    const who = await person('student');
    members.push(who);
    await enroll(who, schoolClass);
    await app.says(
      academic.pupilPlaced,
      { id: ids.next(), eventSeq: 0 },
      { ...seat(who, groupId, 'student'), placeKind: 'classGroup', number: members.length },
    );
  }
  return {
    schoolId,
    groupId,
    schoolClass,
    teacher,
    pupils: members,
    admin: await person('admin'),
    otherTeacher: await person('teacher'),
    otherPupil: await person('student'),
    person,
    course,
    enroll,
    assign,
    /** A teacher leads the class group the pupils sit in. */
    lead: async (who: Seated) => {
      const root = { id: ids.next(), eventSeq: 0 };
      const facts = { ...seat(who, groupId, 'teacher'), placeKind: 'classGroup' as const };
      await app.says(academic.homeroomAssigned, root, facts);
      return { leave: () => app.says(academic.homeroomUnassigned, root, facts) };
    },
    /** The class is put away, or taken out again. */
    archive: (which: Course, archived = true) => app.says(academic.classChanged, which, facts(which, archived)),
  };
}
export type SchoolWithClass = Awaited<ReturnType<typeof schoolWithClass>>;
