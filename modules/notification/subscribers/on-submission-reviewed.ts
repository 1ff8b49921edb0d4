import type { submissionReviewed } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** A teacher has answered what was handed in: told once of each handing in, however often the answer is improved. */
export async function onSubmissionReviewed(work: Work, event: EnvelopeOf<typeof submissionReviewed>): Promise<void> {
  const { schoolId, classId, className, milestoneId, submissionId, personId, title, number, by } = event.data;
  const who = await recipientOf(work.em, by);
  const values = { className, title, familyName: who?.familyName ?? '', givenName: who?.givenName ?? '' };
  await tell(work, {
    personId,
    schoolId,
    kind: 'submission-reviewed',
    cause: `${submissionId}.${number}`,
    values,
    link: `/classes/${classId}/milestones/${milestoneId}`,
  });
}
