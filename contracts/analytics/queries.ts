import * as z from 'zod';
import { Day, defineQuery } from '#contracts/define.ts';
import { ClassId, UserId } from '#contracts/ids.ts';

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
