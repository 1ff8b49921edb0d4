import type * as z from 'zod';
import type { ClassFacts, ClassGroupFacts, SchoolFacts } from '#contracts/academic/events.ts';
import type { SchoolId, SchoolYearId } from '#contracts/ids.ts';
import type { ClassGroup, School, SchoolClass } from '#modules/academic/database/entities.ts';

/** What the other modules are told of a school, a class group and a class, whole each time. */
export const schoolFacts = (school: School): z.infer<typeof SchoolFacts> => ({
  schoolId: school.id as SchoolId,
  name: school.name,
  code: school.code ?? null,
  timeZone: school.timeZone,
  contactEmail: school.contactEmail ?? null,
  currentYearId: school.currentYearId ?? null,
});

export const classGroupFacts = (group: ClassGroup): z.infer<typeof ClassGroupFacts> => ({
  schoolId: group.schoolId as SchoolId,
  yearId: group.yearId as SchoolYearId,
  name: group.name,
  grade: group.grade,
});

export const classFacts = (schoolClass: SchoolClass, subjectName: string | null): z.infer<typeof ClassFacts> => ({
  schoolId: schoolClass.schoolId as SchoolId,
  yearId: schoolClass.yearId as SchoolYearId,
  name: schoolClass.name,
  subjectName,
  archived: schoolClass.archived,
});
