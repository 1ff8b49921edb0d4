import type { reminderRequested } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** A teacher reminds pupils: each hears of one thing once a day, whoever reminds. */
export async function onReminderRequested(work: Work, event: EnvelopeOf<typeof reminderRequested>): Promise<void> {
  const { schoolId, classId, className, milestone, about, day, by, personIds } = event.data;
  const who = await recipientOf(work.em, by);
  const values = {
    className,
    familyName: who?.familyName ?? '',
    givenName: who?.givenName ?? '',
    ...(milestone ? { title: milestone.title } : {}),
  };
  const ofTheme = about === 'theme';
  const kind = milestone ? 'reminder-milestone' : ofTheme ? 'reminder-theme' : 'reminder-log';
  const place = milestone ? `milestones/${milestone.id}` : ofTheme ? 'themes' : 'log';
  const link = `/classes/${classId}/${place}`;
  const thing = milestone?.id ?? (ofTheme ? `${classId}.theme` : classId);
  for (const personId of personIds)
    await tell(work, { personId, schoolId, kind, cause: `${thing}.${day}`, values, link });
}
