import { submissionReviewed } from '#contracts/analytics/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { notFound, refuseField, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { classNameOf } from '#modules/analytics/database/find.ts';
import { Submission, SubmissionReview, SubmissionVersion } from '#modules/analytics/database/milestones.ts';
import { theMilestone } from '#modules/analytics/use-cases/milestones/milestones.ts';
import { handedFacts } from '#modules/analytics/use-cases/milestones/submit-work.ts';

export type Verdict = { number: number; text: string; level: string | null; grade: string | null; by: string };

/** A teacher answers the version they have read: a newer one that came meanwhile is to be read first. */
export async function reviewSubmission(work: Work, id: string, { number, ...given }: Verdict): Promise<void> {
  const { em } = work;
  const submission = await em.findOne(Submission, { id });
  if (!submission) throw notFound('submission');
  const milestone = await theMilestone(work, submission.milestoneId);
  const version = await em.findOne(SubmissionVersion, { submissionId: id, number });
  if (!version) throw notFound('submission');
  if (submission.number !== number) throw versionConflict('submission');
  if (given.level !== null && !milestone.levels.includes(given.level))
    throw refuseField('UNPROCESSABLE', 'level', 'unknown_level', 'This milestone has no such level.');
  const at = work.clock.now();
  const there = await em.findOne(SubmissionReview, { id: version.id });
  const review = there ?? em.create(SubmissionReview, { id: version.id, submissionId: id, number, ...given, at });
  em.assign(review, { ...given, at });
  const { by, level, grade } = given;
  work.publish(submissionReviewed, submission, {
    ...handedFacts(milestone, submission),
    className: await classNameOf(em, milestone.classId),
    by: by as UserId,
    level,
    grade,
  });
  await em.flush();
}
