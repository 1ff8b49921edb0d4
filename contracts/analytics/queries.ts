import * as z from 'zod';
import { Day, defineQuery } from '#contracts/define.ts';
import { ClassId, SchoolId, UserId } from '#contracts/ids.ts';

export const EvidenceKind = z.enum(['theme', 'entry', 'submission', 'goal', 'feedback']);
/** One thing a pupil did, as short text: what an evaluation may rest on. */
export const Evidence = z.object({ id: z.string(), kind: EvidenceKind, day: Day.nullable(), text: z.string() });
export type Evidence = z.infer<typeof Evidence>;

/** What a pupil did in a class, the newest first: 60 pieces of 600 characters at most. Drafts are not told. */
export const evaluationEvidence = defineQuery({
  name: 'analytics.evaluation-evidence',
  input: z.object({ classId: ClassId, personId: UserId }),
  output: z.object({ items: z.array(Evidence) }),
});

/**
 * What pupils of a school did on a day, for reports of the day: entries for that day, goals set or reached on it; and how
 * each class stands, with how many of its entries wait for a teacher's answer. Who did nothing is not listed.
 */
export const dayAtSchool = defineQuery({
  name: 'analytics.day-at-school',
  input: z.object({ schoolId: SchoolId, day: Day }),
  output: z.object({
    pupils: z.array(z.object({ personId: UserId, entries: z.number().int(), goals: z.number().int() })),
    classes: z.array(
      z.object({ classId: ClassId, name: z.string(), activeIds: z.array(UserId), waiting: z.number().int() }),
    ),
  }),
  deadline: 10_000,
});
