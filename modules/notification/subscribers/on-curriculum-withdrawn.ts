import type { curriculumWithdrawn } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';

/** A plan is hidden from its class: a notice nobody has read yet would lead nowhere. */
export async function onCurriculumWithdrawn(work: Work, event: EnvelopeOf<typeof curriculumWithdrawn>): Promise<void> {
  await work.em.nativeDelete(Notice, { kind: 'curriculum-published', cause: event.aggregateId, readAt: null });
}
