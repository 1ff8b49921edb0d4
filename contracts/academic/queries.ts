import * as z from 'zod';
import * as r from '#contracts/academic/replicas.ts';
import { defineQuery } from '#contracts/define.ts';
import { ClassId } from '#contracts/ids.ts';

export const schoolsSnapshot = r.schools.snapshot;
export const classGroupsSnapshot = r.classGroups.snapshot;
export const classesSnapshot = r.classes.snapshot;
export const membershipsSnapshot = r.memberships.snapshot;
export const groupMembersSnapshot = r.groupMembers.snapshot;
export const daysOffSnapshot = r.daysOff.snapshot;

/** The class groups of a school's current year with who holds which attendance number: what an import is checked against. */
export const classGroupSeats = defineQuery({
  name: 'academic.class-group-seats',
  input: z.object({ schoolId: z.string() }),
  output: z.object({
    groups: z.array(
      z.object({
        id: z.string(),
        grade: z.number().int(),
        name: z.string(),
        seats: z.array(z.object({ personId: z.string(), number: z.number().int().nullable() })),
      }),
    ),
  }),
});

/** What the school wants a coach to mind in a class's subject, as the staff wrote it; empty where nothing is said. */
export const coachingNote = defineQuery({
  name: 'academic.coaching-note',
  input: z.object({ classId: ClassId }),
  output: z.object({ note: z.string() }),
  deadline: 1500,
});
