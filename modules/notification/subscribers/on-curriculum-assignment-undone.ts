import type { curriculumAssignmentUndone } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** Whoever gave a plan to classes hears that it came to nothing, and why. */
export async function onCurriculumAssignmentUndone(
  work: Work,
  event: EnvelopeOf<typeof curriculumAssignmentUndone>,
): Promise<void> {
  const { by, schoolId, classId, className, curriculumId, title, reason, sagaId } = event.data;
  if (by === null) return;
  await tell(work, {
    personId: by,
    schoolId,
    kind: 'curriculum-undone',
    cause: sagaId,
    values: { className, title, reason },
    link: `/classes/${classId}/curricula/${curriculumId}`,
  });
}
