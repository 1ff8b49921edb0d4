import * as e from '#contracts/academic/events.ts';
import { defineReplica, MembershipRow } from '#contracts/define.ts';

/** Schools by id: what registration, mails and greetings need of them. */
export const schools = defineReplica({
  name: 'academic.schools',
  row: e.SchoolFacts,
  indexes: [['code']],
  fedBy: [e.schoolFounded, e.schoolChanged],
  removedBy: [],
});

/** Class groups (ホームルーム) by id, of every year. */
export const classGroups = defineReplica({
  name: 'academic.class-groups',
  row: e.ClassGroupFacts,
  indexes: [['schoolId', 'yearId', 'grade', 'name']],
  fedBy: [e.classGroupCreated, e.classGroupChanged],
  removedBy: [e.classGroupRemoved],
});

/** Classes (講座) by id. */
export const classes = defineReplica({
  name: 'academic.classes',
  row: e.ClassFacts,
  indexes: [['schoolId', 'yearId']],
  fedBy: [e.classCreated, e.classChanged],
  removedBy: [e.classRemoved],
});

/** Who sits where: what access words are judged on. */
export const memberships = defineReplica({
  name: 'academic.memberships',
  row: MembershipRow,
  indexes: [
    ['personId', 'placeKind', 'as'],
    ['placeId', 'as', 'personId'],
  ],
  fedBy: [e.studentEnrolled, e.teacherAssigned, e.pupilPlaced, e.homeroomAssigned],
  removedBy: [e.studentUnenrolled, e.teacherUnassigned, e.pupilRemoved, e.homeroomUnassigned],
});

/** Who is in which project team of a class: one row per pupil and team. */
export const groupMembers = defineReplica({
  name: 'academic.group-members',
  row: e.GroupMemberFacts,
  indexes: [['classId', 'groupId', 'personId']],
  fedBy: [e.groupMemberJoined],
  removedBy: [e.groupMemberLeft],
});

/** What each school keeps free; read by `daysOffFrom` (school-days.ts). */
export const daysOff = defineReplica({
  name: 'academic.days-off',
  row: e.DayOffFacts,
  indexes: [['schoolId']],
  fedBy: [e.dayOffSet],
  removedBy: [e.dayOffRemoved],
});
