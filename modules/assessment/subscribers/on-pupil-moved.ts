import type { studentEnrolled, studentUnenrolled } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { keepCircles } from '#modules/assessment/use-cases/rubrics/keep-circles.ts';

/** Whoever comes into a class is scored by peers and scores them from now on; whoever leaves it does not any more. */
export async function onStudentEnrolled(work: Work, event: EnvelopeOf<typeof studentEnrolled>): Promise<void> {
  const { placeId: classId, personId: pupilId } = event.data;
  await keepCircles(work, { classId, pupilId, here: true });
}

export async function onStudentUnenrolled(work: Work, event: EnvelopeOf<typeof studentUnenrolled>): Promise<void> {
  const { placeId: classId, personId: pupilId } = event.data;
  await keepCircles(work, { classId, pupilId, here: false });
}
