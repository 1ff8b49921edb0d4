import * as z from 'zod';
import { defineEvent, MembershipRow } from '#contracts/define.ts';
import { ClassId, GroupId, SagaId, SchoolId, SchoolYearId, UserId } from '#contracts/ids.ts';

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

/** A class that was opened together with its pupils is no more, because they could not be brought in. */
export const classRemoved = defineEvent({
  type: 'academic.class-removed.v1',
  aggregate: 'class',
  keep: 'forever',
  external: true,
  data: ClassFacts,
});

const seat = { aggregate: 'membership', keep: 'forever' } as const;
/**
 * A pupil sits in a class. `by` is null when the pupil came by join code. With `sagaId` the pupil came in a saga, which
 * tells them when it is sure that they stay.
 */
export const studentEnrolled = defineEvent({
  type: 'academic.student-enrolled.v1',
  ...seat,
  data: MembershipRow.extend({ by: UserId.nullable(), className: z.string(), sagaId: SagaId.optional() }),
});
export const studentUnenrolled = defineEvent({ type: 'academic.student-unenrolled.v1', ...seat, data: MembershipRow });
export const teacherAssigned = defineEvent({
  type: 'academic.teacher-assigned.v1',
  ...seat,
  /** `by` is null when teachers opened the class themselves or nobody in particular did. */
  data: MembershipRow.extend({
    owner: z.boolean(),
    className: z.string().optional(),
    by: UserId.nullable().optional(),
  }),
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

export const GroupMemberFacts = z.object({ schoolId: SchoolId, classId: ClassId, groupId: GroupId, personId: UserId });
/** A pupil is in a project team from now on; in one of a class at most. */
export const groupMemberJoined = defineEvent({
  type: 'academic.group-member-joined.v1',
  aggregate: 'group-member',
  external: true,
  data: GroupMemberFacts,
});
export const groupMemberLeft = defineEvent({
  type: 'academic.group-member-left.v1',
  aggregate: 'group-member',
  external: true,
  data: GroupMemberFacts,
});

const saga = { aggregate: 'saga' } as const;
/** May these people sit as pupils in a class of this school? For user, which knows best; `user.pupils-checked` replies. */
export const pupilsCheckRequested = defineEvent({
  type: 'academic.pupils-check-requested.v1',
  ...saga,
  data: z.object({ saga: z.string(), schoolId: SchoolId, pupilIds: z.array(UserId) }),
});
/** Pupils are to be told that they are in a class; `notification.enrollment-told` replies. */
export const enrollmentNewsRequested = defineEvent({
  type: 'academic.enrollment-news-requested.v1',
  ...saga,
  data: z.object({
    saga: z.string(),
    sagaId: SagaId,
    schoolId: SchoolId,
    classId: ClassId,
    className: z.string(),
    pupilIds: z.array(UserId),
  }),
});
/** It has come to nothing: what they were told is to be taken back, and what has not gone out must not go. */
export const enrollmentNewsWithdrawn = defineEvent({
  type: 'academic.enrollment-news-withdrawn.v1',
  ...saga,
  data: z.object({ saga: z.string(), sagaId: SagaId }),
});
/**
 * Pupils who were brought into a class are out of it again, and with `withClass` the class is no more. `reason` is why:
 * that of the first of the `refused` pupils, or `no_answer`, or `failed`.
 */
export const enrollmentUndone = defineEvent({
  type: 'academic.enrollment-undone.v1',
  ...saga,
  data: z.object({
    saga: z.string(),
    sagaId: SagaId,
    schoolId: SchoolId,
    classId: ClassId,
    className: z.string(),
    by: UserId.nullable(),
    reason: z.string(),
    refused: z.number().int(),
    withClass: z.boolean(),
  }),
});

/** Replies to `content.classes-check-requested`: the classes into which the person may not put anything, and why. */
export const classesChecked = defineEvent({
  type: 'academic.classes-checked.v1',
  aggregate: 'saga-reply',
  data: z.object({
    saga: z.string(),
    refused: z.array(z.object({ classId: ClassId, reason: z.enum(['class_gone', 'class_archived', 'not_teaching']) })),
  }),
});

/** One thing a school keeps free: a weekday (1 Monday … 7 Sunday), or a span of days with both its ends. */
export const DayOffFacts = z.object({
  schoolId: SchoolId,
  weekday: z.number().int().nullable(),
  fromDay: z.string().max(10).nullable(),
  toDay: z.string().max(10).nullable(),
});
const dayOff = { aggregate: 'day-off', data: DayOffFacts } as const;
export const dayOffSet = defineEvent({ type: 'academic.day-off-set.v1', ...dayOff });
export const dayOffRemoved = defineEvent({ type: 'academic.day-off-removed.v1', ...dayOff });
