import type { pupilsCheckRequested } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import { pupilsChecked } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { replyToSaga } from '#kernel/saga/reply-to-saga.ts';
import { checkPupils } from '#modules/user/use-cases/check-pupils.ts';

/** A saga of academic asks whether people may sit in a class. */
export async function onPupilsCheckRequested(
  work: Work,
  event: EnvelopeOf<typeof pupilsCheckRequested>,
): Promise<void> {
  const { schoolId, pupilIds } = event.data;
  replyToSaga(work, event, pupilsChecked, { refused: await checkPupils(work, schoolId, pupilIds) });
}
