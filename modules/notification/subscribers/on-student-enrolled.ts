import type { studentEnrolled } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tellEnrolled } from '#modules/notification/use-cases/tell-enrolled.ts';

/** A pupil sits in a class; whom a saga has seated, the saga has told (on-enrollment-news-requested.ts). */
export async function onStudentEnrolled(work: Work, event: EnvelopeOf<typeof studentEnrolled>): Promise<void> {
  const { personId, schoolId, placeId: classId, className, by, sagaId } = event.data;
  if (sagaId) return;
  const told = { personIds: [personId], schoolId, classId, className, cause: event.id };
  await tellEnrolled(work, { ...told, mail: by !== null });
}
