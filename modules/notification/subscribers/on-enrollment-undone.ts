import type { enrollmentUndone } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** Whoever brought pupils into a class hears that it came to nothing, and why. */
export async function onEnrollmentUndone(work: Work, event: EnvelopeOf<typeof enrollmentUndone>): Promise<void> {
  const { by, schoolId, classId, className, reason, refused, withClass, sagaId } = event.data;
  if (by === null) return;
  await tell(work, {
    personId: by,
    schoolId,
    kind: 'enrollment-undone',
    cause: sagaId,
    values: { className, reason, count: refused, withClass: withClass ? 1 : 0 },
    link: withClass ? '/classes' : `/classes/${classId}`,
  });
}
