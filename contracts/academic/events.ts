import * as z from 'zod';
import { defineEvent, MembershipRow } from '#contracts/define.ts';
import { ClassId, GroupId, SchoolId, SchoolYearId, UserId } from '#contracts/ids.ts';

export const SchoolFacts = z.object({
  schoolId: SchoolId,
  name: z.string(),
  /** Lower case; `null` when self-registration is closed. */
  code: z.string().nullable(),
  timeZone: z.string(),
  contactEmail: z.string().nullable(),
  currentYearId: z.string().nullable(),
});
export const schoolFounded = defineEvent({
  type: 'academic.school-founded.v1',
  aggregate: 'school',
  data: SchoolFacts,
});
/** Name, code, zone, contact or current year changed. */
export const schoolChanged = defineEvent({
  type: 'academic.school-changed.v1',
  aggregate: 'school',
  data: SchoolFacts,
});

export const ClassGroupFacts = z.object({
  schoolId: SchoolId,
  yearId: SchoolYearId,
  name: z.string(),
  grade: z.number().int(),
});
export const classGroupCreated = defineEvent({
  type: 'academic.class-group-created.v1',
  aggregate: 'class-group',
  data: ClassGroupFacts,
});
export const classGroupChanged = defineEvent({
  type: 'academic.class-group-changed.v1',
  aggregate: 'class-group',
  data: ClassGroupFacts,
});
export const classGroupRemoved = defineEvent({
  type: 'academic.class-group-removed.v1',
  aggregate: 'class-group',
  data: ClassGroupFacts,
});

export const ClassFacts = z.object({
  schoolId: SchoolId,
  yearId: SchoolYearId,
  name: z.string(),
  subjectName: z.string().nullable(),
  archived: z.boolean(),
});
export const classCreated = defineEvent({
  type: 'academic.class-created.v1',
  aggregate: 'class',
  keep: 'forever',
  external: true,
  data: ClassFacts,
});
export const classChanged = defineEvent({
  type: 'academic.class-changed.v1',
  aggregate: 'class',
  keep: 'forever',
  external: true,
  data: ClassFacts,
});

const seat = { aggregate: 'membership', keep: 'forever' } as const;
/** A pupil sits in a class. `by` is null when the pupil came by join code. */
export const studentEnrolled = defineEvent({
  type: 'academic.student-enrolled.v1',
  ...seat,
  data: MembershipRow.extend({ by: UserId.nullable(), className: z.string() }),
});
export const studentUnenrolled = defineEvent({ type: 'academic.student-unenrolled.v1', ...seat, data: MembershipRow });
export const teacherAssigned = defineEvent({
  type: 'academic.teacher-assigned.v1',
  ...seat,
  data: MembershipRow.extend({ owner: z.boolean() }),
});
export const teacherUnassigned = defineEvent({ type: 'academic.teacher-unassigned.v1', ...seat, data: MembershipRow });
/** A pupil sits in a class group, with an attendance number, or got another number. */
export const pupilPlaced = defineEvent({ type: 'academic.pupil-placed.v1', ...seat, data: MembershipRow });
export const pupilRemoved = defineEvent({ type: 'academic.pupil-removed.v1', ...seat, data: MembershipRow });
export const homeroomAssigned = defineEvent({ type: 'academic.homeroom-assigned.v1', ...seat, data: MembershipRow });
export const homeroomUnassigned = defineEvent({
  type: 'academic.homeroom-unassigned.v1',
  ...seat,
  data: MembershipRow,
});

/** A project team within a class, with everybody in it. */
export const groupChanged = defineEvent({
  type: 'academic.group-changed.v1',
  aggregate: 'group',
  external: true,
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    groupId: GroupId,
    name: z.string(),
    studentIds: z.array(UserId),
    dissolved: z.boolean(),
  }),
});
