import type { themeProposed } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** The teachers of the class hear in their inbox that a pupil waits; forty mails for forty pupils would help nobody. */
export async function onThemeProposed(work: Work, event: EnvelopeOf<typeof themeProposed>): Promise<void> {
  const { teacherIds, personId, schoolId, classId, className, title } = event.data;
  const pupil = await recipientOf(work.em, personId);
  const values = { className, title, familyName: pupil?.familyName ?? '', givenName: pupil?.givenName ?? '' };
  const link = `/classes/${classId}/themes/${event.aggregateId}`;
  for (const teacher of teacherIds)
    await tell(work, { personId: teacher, schoolId, kind: 'theme-proposed', cause: event.id, values, link });
}
