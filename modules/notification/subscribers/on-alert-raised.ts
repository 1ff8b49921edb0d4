import type { alertRaised } from '#contracts/ai/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** A pupil's words to the coach sounded as if they were in trouble: their teachers hear of it, not of the words. */
export async function onAlertRaised(work: Work, event: EnvelopeOf<typeof alertRaised>): Promise<void> {
  const { schoolId, className, alertId, personId, toldIds } = event.data;
  const who = await recipientOf(work.em, personId);
  const values = { className, familyName: who?.familyName ?? '', givenName: who?.givenName ?? '' };
  await tellAll(work, toldIds, { schoolId, kind: 'ai-alert', cause: alertId, values, link: `/alerts/${alertId}` });
}
