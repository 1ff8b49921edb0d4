import * as z from 'zod';
import { dayOffRoutes } from '#contracts/academic/days-off.ts';
import { sagaRoutes } from '#contracts/academic/sagas.ts';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import {
  ClassGroupId,
  ClassId,
  EnrollmentId,
  GroupId,
  MembershipId,
  SagaId,
  SchoolId,
  SchoolYearId,
  SubjectId,
  TermId,
  UserId,
} from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';
import { CellProblem } from '#contracts/user/routes.ts';

const tags = ['academic'];
const Name = z.string().trim().min(1).max(120);
const Text = z.string().trim().max(4000);
const inSchool = z.object({ schoolId: SchoolId.optional() });
const staff = ['adminOfSchool', 'operator'] as const;
const teachers = ['teacherOfSchool', 'adminOfSchool', 'operator'] as const;
const teachersOfClass = ['teacherOfClass', 'adminOfSchool', 'operator'] as const;

export const PersonRef = z.object({
  id: UserId,
  familyName: z.string(),
  givenName: z.string(),
  familyKana: z.string(),
  givenKana: z.string(),
});
export type PersonRef = z.infer<typeof PersonRef>;

export const School = z.object({
  id: SchoolId,
  name: z.string(),
  code: z.string().nullable(),
  address: z.string(),
  contactEmail: z.string().nullable(),
  phone: z.string(),
  timeZone: z.string(),
  currentYearId: SchoolYearId.nullable(),
  version: z.number().int(),
});
export type School = z.infer<typeof School>;

export const Term = z.object({ id: TermId, label: z.string(), startsOn: Day, endsOn: Day, version: z.number().int() });
export const SchoolYear = z.object({
  id: SchoolYearId,
  label: z.string(),
  startsOn: Day,
  endsOn: Day,
  current: z.boolean(),
  terms: z.array(Term),
  version: z.number().int(),
});
export type SchoolYear = z.infer<typeof SchoolYear>;

export const Subject = z.object({
  id: SubjectId,
  name: z.string(),
  code: z.string(),
  objectives: z.string(),
  criteria: z.string(),
  coachingPrompt: z.string(),
  archived: z.boolean(),
  version: z.number().int(),
});
export type Subject = z.infer<typeof Subject>;

export const ClassGroupSummary = z.object({
  id: ClassGroupId,
  yearId: SchoolYearId,
  name: z.string(),
  grade: z.number().int(),
  homeroomTeacher: PersonRef.nullable(),
  members: z.number().int(),
  version: z.number().int(),
});
export type ClassGroupSummary = z.infer<typeof ClassGroupSummary>;
export const ClassGroupMember = z.object({
  membershipId: MembershipId,
  person: PersonRef,
  number: z.number().int().nullable(),
});
export const ClassGroup = ClassGroupSummary.extend({ roster: z.array(ClassGroupMember) });
export type ClassGroup = z.infer<typeof ClassGroup>;

/** One lesson slot: weekday 1 (Monday) – 7, period of the day 1–12. */
export const Slot = z.object({ weekday: z.number().int().min(1).max(7), period: z.number().int().min(1).max(12) });

export const ClassSummary = z.object({
  id: ClassId,
  schoolId: SchoolId,
  yearId: SchoolYearId,
  yearLabel: z.string(),
  name: z.string(),
  subject: z.object({ id: SubjectId, name: z.string() }).nullable(),
  room: z.string(),
  teachers: z.array(PersonRef.extend({ owner: z.boolean() })),
  students: z.number().int(),
  archived: z.boolean(),
  version: z.number().int(),
});
export type ClassSummary = z.infer<typeof ClassSummary>;
export const SchoolClass = ClassSummary.extend({
  description: z.string(),
  timetable: z.array(Slot),
  /** May pupils found and join project groups by themselves? */
  pupilsMayGroup: z.boolean(),
  /** Only to teachers of the class and administrators. */
  joinCode: z.object({ code: z.string(), expiresAt: Instant }).nullable(),
});
export type SchoolClass = z.infer<typeof SchoolClass>;

export const RosterRow = z.object({
  enrollmentId: EnrollmentId,
  person: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  group: z.object({ id: GroupId, name: z.string() }).nullable(),
  enrolledAt: Instant,
});
export type RosterRow = z.infer<typeof RosterRow>;

export const Group = z.object({
  id: GroupId,
  name: z.string(),
  members: z.array(PersonRef),
  version: z.number().int(),
});
export type Group = z.infer<typeof Group>;

const schoolInput = z.object({
  name: Name,
  address: z.string().trim().max(300).default(''),
  contactEmail: z.email().max(200).nullable().default(null),
  phone: z.string().trim().max(40).default(''),
  timeZone: z.string().max(60).default('Asia/Tokyo'),
});
const SchoolCode = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

const schoolRoutes = {
  schools: route
    .meta(may(['operator', 'memberOfSchool'], 'school'))
    .route({ method: 'GET', path: '/schools', summary: 'Schools: all for the operator, their own for others', tags })
    .input(PageQuery)
    .output(pageOf(School)),
  createSchool: route
    .meta(may(['operator']))
    .route({
      method: 'POST',
      path: '/schools',
      successStatus: 201,
      summary: 'Found a school with its first year and default subjects',
      tags,
    })
    .input(schoolInput.extend({ code: SchoolCode, yearStartsOn: Day, yearEndsOn: Day }))
    .output(School),
  school: route
    .meta(may(['memberOfSchool', 'operator'], 'school', 'id'))
    .route({ method: 'GET', path: '/schools/{id}', summary: 'One school; the code only to staff', tags })
    .input(z.object({ id: SchoolId }))
    .output(School),
  updateSchool: route
    .meta(may([...staff], 'school', 'id'))
    .route({ method: 'PUT', path: '/schools/{id}', summary: 'Change a school', tags })
    .input(schoolInput.extend({ id: SchoolId, version: Version }))
    .output(School),
  renewCode: route
    .meta(may([...staff], 'school', 'id'))
    .route({
      method: 'PUT',
      path: '/schools/{id}/code',
      summary: 'New code for self-registration; the old one is retired. Without a code a new one is made',
      tags,
    })
    .input(z.object({ id: SchoolId, code: SchoolCode.optional() }))
    .output(School),
  retireCode: route
    .meta(may([...staff], 'school', 'id'))
    .route({ method: 'DELETE', path: '/schools/{id}/code', summary: 'Close self-registration', tags })
    .input(z.object({ id: SchoolId }))
    .output(School),
};

const yearRoutes = {
  years: route
    .meta(may(['memberOfSchool', 'operator'], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/school-years', summary: 'School years with their terms, newest first', tags })
    .input(inSchool)
    .output(z.object({ items: z.array(SchoolYear) })),
  createYear: route
    .meta(may([...staff], 'school', 'schoolId'))
    .route({ method: 'POST', path: '/school-years', successStatus: 201, summary: 'Add a school year', tags })
    .input(inSchool.extend({ label: Name, startsOn: Day, endsOn: Day, current: z.boolean().default(false) }))
    .output(SchoolYear),
  updateYear: route
    .meta(may([...staff], 'year', 'id'))
    .route({
      method: 'PUT',
      path: '/school-years/{id}',
      summary: 'Change a school year, or make it the current one',
      tags,
    })
    .input(
      z.object({ id: SchoolYearId, label: Name, startsOn: Day, endsOn: Day, current: z.boolean(), version: Version }),
    )
    .output(SchoolYear),
  createTerm: route
    .meta(may([...staff], 'year', 'yearId'))
    .route({
      method: 'POST',
      path: '/school-years/{yearId}/terms',
      successStatus: 201,
      summary: 'Add a term (学期)',
      tags,
    })
    .input(z.object({ yearId: SchoolYearId, label: Name, startsOn: Day, endsOn: Day }))
    .output(SchoolYear),
  updateTerm: route
    .meta(may([...staff], 'term', 'id'))
    .route({ method: 'PUT', path: '/terms/{id}', summary: 'Change a term', tags })
    .input(z.object({ id: TermId, label: Name, startsOn: Day, endsOn: Day, version: Version }))
    .output(SchoolYear),
  removeTerm: route
    .meta(may([...staff], 'term', 'id'))
    .route({ method: 'DELETE', path: '/terms/{id}', summary: 'Remove a term', tags })
    .input(z.object({ id: TermId }))
    .output(SchoolYear),
};

const subjectInput = z.object({
  name: Name,
  code: z.string().trim().max(20).default(''),
  objectives: Text.default(''),
  criteria: Text.default(''),
  coachingPrompt: Text.default(''),
});
const subjectRoutes = {
  subjects: route
    .meta(may(['memberOfSchool', 'operator'], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/subjects', summary: 'Subjects of a school', tags })
    .input(inSchool)
    .output(z.object({ items: z.array(Subject) })),
  createSubject: route
    .meta(may([...staff], 'school', 'schoolId'))
    .route({ method: 'POST', path: '/subjects', successStatus: 201, summary: 'Add a subject', tags })
    .input(inSchool.extend(subjectInput.shape))
    .output(Subject),
  updateSubject: route
    .meta(may([...staff], 'subject', 'id'))
    .route({ method: 'PUT', path: '/subjects/{id}', summary: 'Change or archive a subject', tags })
    .input(subjectInput.extend({ id: SubjectId, archived: z.boolean().default(false), version: Version }))
    .output(Subject),
};

const classGroupInput = z.object({
  name: Name,
  grade: z.number().int().min(1).max(12),
  homeroomTeacherId: UserId.nullable().default(null),
});
const classGroupRoutes = {
  classGroups: route
    .meta(may([...teachers], 'school', 'schoolId'))
    .route({
      method: 'GET',
      path: '/class-groups',
      summary: 'Class groups (ホームルーム) of a year, the current one by default',
      tags,
    })
    .input(inSchool.extend({ yearId: SchoolYearId.optional() }))
    .output(z.object({ items: z.array(ClassGroupSummary) })),
  classGroup: route
    .meta(may([...teachers], 'classGroup', 'id'))
    .route({
      method: 'GET',
      path: '/class-groups/{id}',
      summary: 'A class group with its pupils by attendance number',
      tags,
    })
    .input(z.object({ id: ClassGroupId }))
    .output(ClassGroup),
  createClassGroup: route
    .meta(may([...staff], 'school', 'schoolId'))
    .route({ method: 'POST', path: '/class-groups', successStatus: 201, summary: 'Add a class group', tags })
    .input(inSchool.extend({ yearId: SchoolYearId.optional(), ...classGroupInput.shape }))
    .output(ClassGroup),
  updateClassGroup: route
    .meta(may([...staff], 'classGroup', 'id'))
    .route({ method: 'PUT', path: '/class-groups/{id}', summary: 'Rename, change grade or homeroom teacher', tags })
    .input(classGroupInput.extend({ id: ClassGroupId, version: Version }))
    .output(ClassGroup),
  removeClassGroup: route
    .meta(may([...staff], 'classGroup', 'id'))
    .route({
      method: 'DELETE',
      path: '/class-groups/{id}',
      successStatus: 204,
      summary: 'Remove a class group; its pupils keep their accounts',
      tags,
    })
    .input(z.object({ id: ClassGroupId }))
    .output(Nothing),
  addMembers: route
    .meta(may([...staff], 'classGroup', 'id'))
    .route({
      method: 'POST',
      path: '/class-groups/{id}/members',
      summary: 'Seat pupils; who sits elsewhere in the year is moved',
      tags,
    })
    .input(
      z.object({
        id: ClassGroupId,
        members: z
          .array(z.object({ personId: UserId, number: z.number().int().min(1).max(99).nullable() }))
          .min(1)
          .max(200),
      }),
    )
    .output(ClassGroup),
  updateMember: route
    .meta(may([...staff], 'membership', 'id'))
    .route({
      method: 'PUT',
      path: '/class-group-members/{id}',
      summary: 'Change the attendance number or move to another class group',
      tags,
    })
    .input(
      z.object({ id: MembershipId, classGroupId: ClassGroupId, number: z.number().int().min(1).max(99).nullable() }),
    )
    .output(ClassGroup),
  removeMember: route
    .meta(may([...staff], 'membership', 'id'))
    .route({
      method: 'DELETE',
      path: '/class-group-members/{id}',
      summary: 'Take a pupil out of the class group',
      tags,
    })
    .input(z.object({ id: MembershipId }))
    .output(ClassGroup),
};

const classInput = z.object({
  name: Name,
  description: Text.default(''),
  subjectId: SubjectId.nullable().default(null),
  room: z.string().trim().max(60).default(''),
  timetable: z.array(Slot).max(40).default([]),
  pupilsMayGroup: z.boolean().default(false),
});
const oneClass = z.object({ id: ClassId });
const classRoutes = {
  classes: route
    .meta(may(['memberOfSchool', 'operator'], 'school', 'schoolId'))
    .route({
      method: 'GET',
      path: '/classes',
      summary: 'Classes (講座): one’s own, or the whole school’s for administrators',
      tags,
    })
    .input(
      PageQuery.extend({
        schoolId: SchoolId.optional(),
        yearId: SchoolYearId.optional(),
        q: z.string().trim().max(100).optional(),
        archived: z.stringbool().default(false),
        mine: z.stringbool().default(false),
      }),
    )
    .output(pageOf(ClassSummary)),
  createClass: route
    .meta(may([...teachers], 'school', 'schoolId'))
    .route({
      method: 'POST',
      path: '/classes',
      successStatus: 201,
      summary: 'Open a class; pupils of a class group may come along',
      tags,
    })
    .input(
      inSchool.extend({
        ...classInput.shape,
        yearId: SchoolYearId.optional(),
        /** Owner: the caller when a teacher, else this one. */
        teacherId: UserId.optional(),
        classGroupId: ClassGroupId.optional(),
      }),
    )
    .output(SchoolClass.extend({ sagaId: SagaId.nullable() })),
  class: route
    .meta(may(['memberOfClass', 'adminOfSchool', 'operator'], 'class', 'id'))
    .route({ method: 'GET', path: '/classes/{id}', summary: 'One class', tags })
    .input(oneClass)
    .output(SchoolClass),
  updateClass: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'PUT', path: '/classes/{id}', summary: 'Change a class', tags })
    .input(classInput.extend({ id: ClassId, version: Version }))
    .output(SchoolClass),
  archiveClass: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'POST', path: '/classes/{id}/archive', summary: 'Put a class away; history stays readable', tags })
    .input(oneClass)
    .output(SchoolClass),
  unarchiveClass: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'DELETE', path: '/classes/{id}/archive', summary: 'Take a class out again', tags })
    .input(oneClass)
    .output(SchoolClass),
  addTeacher: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'POST', path: '/classes/{id}/teachers', summary: 'Add a co-teacher', tags })
    .input(oneClass.extend({ teacherId: UserId }))
    .output(SchoolClass),
  removeTeacher: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({
      method: 'DELETE',
      path: '/classes/{id}/teachers/{teacherId}',
      summary: 'Take a co-teacher out; the owner stays',
      tags,
    })
    .input(oneClass.extend({ teacherId: UserId }))
    .output(SchoolClass),
  students: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'GET', path: '/classes/{id}/students', summary: 'The roster, by 学年-組-番号', tags })
    .input(
      PageQuery.extend({
        id: ClassId,
        q: z.string().trim().max(100).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(pageOf(RosterRow)),
  classmates: route
    .meta(may(['memberOfClass', 'adminOfSchool', 'operator'], 'class', 'id'))
    .route({
      method: 'GET',
      path: '/classes/{id}/classmates',
      summary: 'Names of the class, for its pupils: no readings of accounts, no numbers',
      tags,
    })
    .input(oneClass)
    .output(z.object({ items: z.array(PersonRef) })),
  rosterCsv: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'GET', path: '/classes/{id}/students.csv', summary: 'The roster as CSV', tags })
    .input(oneClass)
    .output(z.file()),
  enroll: route
    .meta(may([...teachersOfClass], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/enrollments',
      successStatus: 201,
      summary: 'Enroll pupils: by id or a whole class group; the saga tells when the other modules have followed',
      tags,
    })
    .input(
      z.object({
        classId: ClassId,
        studentIds: z.array(UserId).max(500).default([]),
        classGroupId: ClassGroupId.optional(),
      }),
    )
    .output(z.object({ enrolled: z.array(EnrollmentId), already: z.number().int(), sagaId: SagaId.nullable() })),
  enrollCsv: route
    .meta({ ...may([...teachersOfClass], 'class', 'id'), limit: 'upload', bodyLimit: 1024 * 1024 })
    .route({
      method: 'POST',
      path: '/classes/{id}/enrollments.csv',
      summary:
        'Enroll by a CSV with login_id or grade, class_group, attendance_number; without `commit` only a preview',
      tags,
    })
    .input(oneClass.extend({ file: z.file(), commit: z.stringbool().default(false) }))
    .output(
      z.object({
        committed: z.boolean(),
        sagaId: SagaId.nullable(),
        rows: z.array(
          z.object({
            line: z.number().int(),
            verdict: z.enum(['enroll', 'already', 'error']),
            person: PersonRef.nullable(),
            problems: z.array(CellProblem),
          }),
        ),
      }),
    ),
  unenroll: route
    .meta(may([...teachersOfClass], 'enrollment', 'id'))
    .route({
      method: 'DELETE',
      path: '/enrollments/{id}',
      successStatus: 204,
      summary: 'Take a pupil out of a class; the history stays',
      tags,
    })
    .input(z.object({ id: EnrollmentId }))
    .output(Nothing),
  openJoinCode: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'PUT', path: '/classes/{id}/join-code', summary: 'New join code, good for some days', tags })
    .input(oneClass.extend({ days: z.number().int().min(1).max(60).default(7) }))
    .output(SchoolClass),
  closeJoinCode: route
    .meta(may([...teachersOfClass], 'class', 'id'))
    .route({ method: 'DELETE', path: '/classes/{id}/join-code', summary: 'Close the join code', tags })
    .input(oneClass)
    .output(SchoolClass),
  join: route
    .meta({ ...may(['memberOfSchool'], 'school'), limit: 'credentials' })
    .route({ method: 'POST', path: '/classes/join', summary: 'Join a class of my school by its code (pupils)', tags })
    .input(z.object({ code: z.string().trim().min(4).max(20) }))
    .output(z.object({ classId: ClassId, name: z.string() })),
};

const groupRoutes = {
  groups: route
    .meta(may(['memberOfClass', 'adminOfSchool', 'operator'], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/groups', summary: 'Project groups of a class', tags })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(Group) })),
  createGroup: route
    .meta(may(['memberOfClass', 'adminOfSchool', 'operator'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/groups',
      successStatus: 201,
      summary: 'Found a group (pupils only where the class lets them; they join it)',
      tags,
    })
    .input(z.object({ classId: ClassId, name: Name, studentIds: z.array(UserId).max(100).default([]) }))
    .output(Group),
  updateGroup: route
    .meta(may(['memberOfClass', 'adminOfSchool', 'operator'], 'group', 'id'))
    .route({ method: 'PUT', path: '/groups/{id}', summary: 'Rename, or (teachers) set the members', tags })
    .input(z.object({ id: GroupId, name: Name, studentIds: z.array(UserId).max(100).optional(), version: Version }))
    .output(Group),
  joinGroup: route
    .meta(may(['memberOfClass'], 'group', 'id'))
    .route({
      method: 'POST',
      path: '/groups/{id}/membership',
      summary: 'Join (pupils, where the class lets them); leaves another group of the class',
      tags,
    })
    .input(z.object({ id: GroupId }))
    .output(Group),
  leaveGroup: route
    .meta(may(['memberOfClass'], 'group', 'id'))
    .route({ method: 'DELETE', path: '/groups/{id}/membership', successStatus: 204, summary: 'Leave a group', tags })
    .input(z.object({ id: GroupId }))
    .output(Nothing),
  dissolveGroup: route
    .meta(may([...teachersOfClass], 'group', 'id'))
    .route({ method: 'DELETE', path: '/groups/{id}', successStatus: 204, summary: 'Dissolve a group', tags })
    .input(z.object({ id: GroupId }))
    .output(Nothing),
};

export const academicRoutes = {
  ...dayOffRoutes,
  ...sagaRoutes,
  ...schoolRoutes,
  ...yearRoutes,
  ...subjectRoutes,
  ...classGroupRoutes,
  ...classRoutes,
  ...groupRoutes,
};
