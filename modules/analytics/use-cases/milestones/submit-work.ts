import { LockMode } from '@mikro-orm/core';
import { workSubmitted } from '#contracts/analytics/events.ts';
import type { SubmissionId, UserId } from '#contracts/ids.ts';
import { notFound, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { thePupilOf } from '#modules/analytics/database/find.ts';
import { WorkFile } from '#modules/analytics/database/log.ts';
import { type Milestone, Submission, SubmissionVersion } from '#modules/analytics/database/milestones.ts';
import { isLate } from '#modules/analytics/domain/milestones/submission.ts';
import { milestoneFacts, theMilestone } from '#modules/analytics/use-cases/milestones/milestones.ts';
import { schoolDay } from '#modules/analytics/use-cases/plans/expect-due.ts';

export type Handing = { content: string; reflection: string; version: number };

/** Keeps what a pupil writes for a milestone, without handing it in. */
export async function keepWork(work: Work, milestoneId: string, personId: string, words: Handing): Promise<void> {
  const { submission } = await written(work, milestoneId, personId, words);
  if (submission) await work.em.flush();
}

/** Hands it in. What stands there already word for word, with the same files, is not handed in again. */
export async function submitWork(work: Work, milestoneId: string, personId: string, words: Handing): Promise<void> {
  const { em } = work;
  const { submission, milestone } = await written(work, milestoneId, personId, words);
  const files = (await em.find(WorkFile, { thingId: milestoneId, personId, gone: false })).map(({ id }) => id);
  // Under the lock as well: another tab may have handed the same in a moment ago.
  const last = await em.findOne(
    SubmissionVersion,
    { submissionId: submission.id, number: submission.number },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const same = last && !submission.changed && [...last.files].toSorted().join() === files.toSorted().join();
  if (same) return em.flush();
  const at = work.clock.now();
  const late = isLate(await schoolDay(work, submission.schoolId), milestone.dueDay);
  Object.assign(submission, { number: submission.number + 1, changed: false, submittedAt: at, late });
  em.create(SubmissionVersion, {
    id: work.ids.next(),
    submissionId: submission.id,
    number: submission.number,
    content: submission.content,
    reflection: submission.reflection,
    files,
    late,
    at,
  });
  work.publish(workSubmitted, submission, { ...handedFacts(milestone, submission), late });
  await em.flush();
}

/** The words stand again as they were handed in last. */
export async function discardChanges(work: Work, milestoneId: string, personId: string): Promise<void> {
  await theMilestone(work, milestoneId);
  const submission = await work.em.findOne(Submission, { milestoneId, personId });
  if (!submission) throw notFound('submission');
  const last = await work.em.findOne(SubmissionVersion, { submissionId: submission.id, number: submission.number });
  if (!last) return;
  Object.assign(submission, { content: last.content, reflection: last.reflection, changed: false });
  await work.em.flush();
}

export const handedFacts = (milestone: Milestone, submission: Submission) => ({
  ...milestoneFacts(milestone),
  submissionId: submission.id as SubmissionId,
  personId: submission.personId as UserId,
  number: submission.number,
});

async function written(work: Work, milestoneId: string, personId: string, { version, ...words }: Handing) {
  const { em } = work;
  const milestone = await theMilestone(work, milestoneId);
  await thePupilOf(em, milestone.classId, personId);
  const { schoolId, classId } = milestone;
  const empty = { content: '', reflection: '', changed: false, number: 0, late: false, submittedAt: null, eventSeq: 0 };
  // Two tabs that write at the same moment write after each other.
  const lock = { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const submission =
    (await em.findOne(Submission, { milestoneId, personId }, lock)) ??
    em.create(Submission, { id: work.ids.next(), schoolId, classId, milestoneId, personId, ...empty, version: 1 });
  const same = submission.content === words.content && submission.reflection === words.reflection;
  // Who sends again what stands there already has lost only the answer.
  if (!same && submission.version !== version && !(version === 0 && isUntouched(submission)))
    throw versionConflict('submission');
  if (!same) Object.assign(submission, { ...words, changed: true });
  return { submission, milestone };
}

const isUntouched = ({ content, reflection, number }: Submission): boolean => number === 0 && !content && !reflection;
