import * as z from 'zod';
import { EntryState } from '#contracts/analytics/entries.ts';
import { Day, defineEvent } from '#contracts/define.ts';
import { ClassId, EntryId, SchoolId, UserId } from '#contracts/ids.ts';

/** An entry of a pupil's log as it stands; its words are not told. */
export const EntryFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  personId: UserId,
  day: Day,
  tags: z.array(z.string()),
  state: EntryState,
});
const entry = { aggregate: 'entry', external: true } as const;
/** For the first time, or changed since, or taken back after it was deleted. */
export const activityEntered = defineEvent({ type: 'analytics.activity-entered.v1', ...entry, data: EntryFacts });
/** It was deleted, or is a draft again. */
export const activityWithdrawn = defineEvent({ type: 'analytics.activity-withdrawn.v1', ...entry, data: EntryFacts });

const remark = { aggregate: 'entry-remark' } as const;
const Talk = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  className: z.string(),
  entryId: EntryId,
  title: z.string(),
  by: UserId,
  toldIds: z.array(UserId),
});
/** A teacher has said something about an entry, or given it stars for the first time (`text` is empty then). */
export const feedbackGiven = defineEvent({
  type: 'analytics.feedback-given.v1',
  ...remark,
  data: Talk.extend({ stars: z.number().int().nullable(), text: z.string() }),
});
/** The pupil has answered. */
export const feedbackAnswered = defineEvent({ type: 'analytics.feedback-answered.v1', ...remark, data: Talk });
