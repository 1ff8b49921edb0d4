import type { evaluationPublished } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** A pupil may read an evaluation of theirs: told once of each wording. */
export async function onEvaluationPublished(work: Work, event: EnvelopeOf<typeof evaluationPublished>): Promise<void> {
  const { schoolId, className, evaluationId, personId, term, number, by } = event.data;
  const who = await recipientOf(work.em, by);
  await tell(work, {
    personId,
    schoolId,
    kind: 'evaluation-published',
    cause: `${evaluationId}.${number}`,
    values: { className, title: term, familyName: who?.familyName ?? '', givenName: who?.givenName ?? '' },
    link: '/record',
  });
}
