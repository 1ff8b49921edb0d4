import * as z from 'zod';
import { EntryState } from '#contracts/analytics/entries.ts';
import { Day, defineEvent } from '#contracts/define.ts';
import { ClassId, EntryId, EvaluationId, GoalId, MilestoneId, SchoolId, SubmissionId, UserId } from '#contracts/ids.ts';

/** An entry of a pupil's log as it stands; of its words only the title is told. */
export const EntryFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  personId: UserId,
  day: Day,
  tags: z.array(z.string()),
  state: EntryState,
  /** Since ai hears it. */
  title: z.string().optional(),
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

/** A teacher has said something about a pupil's goal. */
export const goalCommented = defineEvent({
  type: 'analytics.goal-commented.v1',
  aggregate: 'goal',
  data: z.object({
    schoolId: SchoolId,
    goalId: GoalId,
    personId: UserId,
    title: z.string(),
    by: UserId,
    text: z.string(),
  }),
});

const MilestoneFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  milestoneId: MilestoneId,
  title: z.string(),
  dueDay: Day,
});
const milestone = { aggregate: 'milestone', external: true } as const;
/** It is there, new or changed or taken back. */
export const milestoneSet = defineEvent({ type: 'analytics.milestone-set.v1', ...milestone, data: MilestoneFacts });
export const milestoneRemoved = defineEvent({
  type: 'analytics.milestone-removed.v1',
  ...milestone,
  data: MilestoneFacts,
});
const Handed = MilestoneFacts.extend({ submissionId: SubmissionId, personId: UserId, number: z.number().int() });
/** A pupil has handed work in, for the first time (`number` 1) or again. */
export const workSubmitted = defineEvent({
  type: 'analytics.work-submitted.v1',
  aggregate: 'submission',
  external: true,
  data: Handed.extend({ late: z.boolean() }),
});
/** A teacher has answered it. */
export const submissionReviewed = defineEvent({
  type: 'analytics.submission-reviewed.v1',
  aggregate: 'submission',
  data: Handed.extend({
    className: z.string(),
    by: UserId,
    level: z.string().nullable(),
    grade: z.string().nullable(),
  }),
});

/** A teacher reminds pupils of their log, their theme or a milestone: once per person, thing and day of the school. */
export const reminderRequested = defineEvent({
  type: 'analytics.reminder-requested.v1',
  aggregate: 'reminder',
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    className: z.string(),
    /** Null: of the log or the theme. */
    milestone: z.object({ id: MilestoneId, title: z.string(), dueDay: Day }).nullable(),
    /** What of; before there were reminders of themes it was the milestone, or the log. */
    about: z.enum(['log', 'theme', 'milestone']).optional(),
    day: Day,
    by: UserId,
    personIds: z.array(UserId),
  }),
});

/**
 * A milestone comes near (`due`), or has passed (`overdue`), and these pupils have not handed in. Told once of each and
 * of each day it is due, as many school days before as its teacher said, or on the school day after.
 */
export const milestoneNear = defineEvent({
  type: 'analytics.milestone-near.v1',
  aggregate: 'milestone-reminder',
  data: MilestoneFacts.extend({
    className: z.string(),
    about: z.enum(['due', 'overdue']),
    /** Calendar days until it is due; negative when it has passed. */
    left: z.number().int(),
    personIds: z.array(UserId),
  }),
});

/** A pupil may read an evaluation of theirs: its `number`th wording that was shown. Its words are not told. */
export const evaluationPublished = defineEvent({
  type: 'analytics.evaluation-published.v1',
  aggregate: 'evaluation',
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    className: z.string(),
    evaluationId: EvaluationId,
    personId: UserId,
    term: z.string(),
    number: z.number().int(),
    by: UserId,
  }),
});

/** A teacher asks for drafts of evaluations; each is answered by ai.evaluation-drafted or ai.evaluation-draft-failed. */
export const evaluationDraftsRequested = defineEvent({
  type: 'analytics.evaluation-drafts-requested.v1',
  aggregate: 'evaluation-request',
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    requestId: z.uuid(),
    by: UserId,
    language: z.enum(['ja', 'en']),
    personIds: z.array(UserId),
  }),
});
