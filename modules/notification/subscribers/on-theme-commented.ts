import type { themeCommented } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** Somebody said something about a theme: the other side hears of it in the inbox. */
export async function onThemeCommented(work: Work, event: EnvelopeOf<typeof themeCommented>): Promise<void> {
  const { themeId, toldIds, by, as, schoolId, classId, className, title } = event.data;
  const who = await recipientOf(work.em, by);
  const values = { className, title, as, familyName: who?.familyName ?? '', givenName: who?.givenName ?? '' };
  const link = `/classes/${classId}/themes/${themeId}`;
  for (const personId of toldIds)
    await tell(work, { personId, schoolId, kind: 'theme-commented', cause: event.id, values, link });
}
