import type { enrollmentNewsWithdrawn } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { Mail, Notice } from '#modules/notification/database/entities.ts';

/** Nothing came of it: the notices go, and the mails that are still here. */
export async function onEnrollmentNewsWithdrawn(
  work: Work,
  event: EnvelopeOf<typeof enrollmentNewsWithdrawn>,
): Promise<void> {
  const news = { kind: 'enrolled', cause: event.data.sagaId } as const;
  await work.em.nativeDelete(Notice, news);
  await work.em.nativeDelete(Mail, { ...news, state: ['queued', 'kept', 'failed', 'bounced'] });
}
