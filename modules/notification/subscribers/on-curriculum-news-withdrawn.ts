import type { curriculumNewsWithdrawn } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';

/** Nothing came of it: the notices go. */
export async function onCurriculumNewsWithdrawn(
  work: Work,
  event: EnvelopeOf<typeof curriculumNewsWithdrawn>,
): Promise<void> {
  await work.em.nativeDelete(Notice, { kind: 'curriculum-published', cause: event.data.curriculumIds });
}
