import { classesChecked } from '#contracts/academic/events.ts';
import type { classesCheckRequested } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { replyToSaga } from '#kernel/saga/reply-to-saga.ts';
import { checkClasses } from '#modules/academic/use-cases/check-classes.ts';

/** A saga of content asks whether somebody may put something into classes. */
export async function onClassesCheckRequested(
  work: Work,
  event: EnvelopeOf<typeof classesCheckRequested>,
): Promise<void> {
  replyToSaga(work, event, classesChecked, { refused: (await checkClasses(work, event.data)) as never });
}
