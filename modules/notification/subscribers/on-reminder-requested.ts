import type { reminderRequested } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** A teacher reminds pupils: each hears of one thing once a day, whoever reminds. */
export async function onReminderRequested(work: Work, event: EnvelopeOf<typeof reminderRequested>): Promise<void> {
  const { schoolId, classId, className, milestone, day, by, personIds } = event.data;
  const who = await recipientOf(work.em, by);
  const values = {
    className,
    familyName: who?.familyName ?? '',
    givenName: who?.givenName ?? '',
    ...(milestone ? { title: milestone.title } : {}),
  };
  const kind = milestone ? 'reminder-milestone' : 'reminder-log';
  const link = milestone ? `/classes/${classId}/milestones/${milestone.id}` : `/classes/${classId}/log`;
  for (const personId of personIds)
    await tell(work, { personId, schoolId, kind, cause: `${milestone?.id ?? classId}.${day}`, values, link });
}
