import type { enrollmentNewsRequested } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import { enrollmentTold } from '#contracts/notification/events.ts';
import type { Work } from '#kernel/module.ts';
import { replyToSaga } from '#kernel/saga/reply-to-saga.ts';
import { tellEnrolled } from '#modules/notification/use-cases/tell-enrolled.ts';

/** Pupils were brought into a class and stay there. The saga may ask again: they are told once all the same. */
export async function onEnrollmentNewsRequested(
  work: Work,
  event: EnvelopeOf<typeof enrollmentNewsRequested>,
): Promise<void> {
  const { pupilIds, sagaId, schoolId, classId, className } = event.data;
  await tellEnrolled(work, { personIds: pupilIds, schoolId, classId, className, cause: sagaId, mail: true });
  replyToSaga(work, event, enrollmentTold, { told: pupilIds.length });
}
