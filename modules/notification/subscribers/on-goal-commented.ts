import type { goalCommented } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** A teacher has said something about a goal: the pupil reads it there. */
export async function onGoalCommented(work: Work, event: EnvelopeOf<typeof goalCommented>): Promise<void> {
  const { schoolId, personId, title, by } = event.data;
  const who = await recipientOf(work.em, by);
  const values = { title, familyName: who?.familyName ?? '', givenName: who?.givenName ?? '' };
  await tell(work, { personId, schoolId, kind: 'goal-commented', cause: event.id, values, link: '/plans' });
}
