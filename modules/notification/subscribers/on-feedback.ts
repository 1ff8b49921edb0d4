import type { feedbackAnswered, feedbackGiven } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

type Said = EnvelopeOf<typeof feedbackGiven | typeof feedbackAnswered>;

async function valuesOf(work: Work, { data: { by, className, title } }: Said) {
  const who = await recipientOf(work.em, by);
  return { className, title, familyName: who?.familyName ?? '', givenName: who?.givenName ?? '' };
}

/** A teacher has said something about an entry, or given it stars: the pupil reads it there. */
export async function onFeedbackGiven(work: Work, event: EnvelopeOf<typeof feedbackGiven>): Promise<void> {
  const { schoolId, entryId, toldIds } = event.data;
  const values = await valuesOf(work, event);
  const link = `/log/${entryId}`;
  for (const personId of toldIds)
    await tell(work, { personId, schoolId, kind: 'feedback', cause: event.id, values, link });
}

/** The pupil has answered: the teachers of the class read it in their reader. */
export async function onFeedbackAnswered(work: Work, event: EnvelopeOf<typeof feedbackAnswered>): Promise<void> {
  const { schoolId, classId, entryId, toldIds } = event.data;
  const values = await valuesOf(work, event);
  const link = `/classes/${classId}/log/${entryId}`;
  for (const personId of toldIds)
    await tell(work, { personId, schoolId, kind: 'feedback-answered', cause: event.id, values, link });
}
