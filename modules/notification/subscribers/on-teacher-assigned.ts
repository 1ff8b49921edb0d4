import type { teacherAssigned } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** A class was given to a teacher by somebody else; whoever opened it themselves knows. */
export async function onTeacherAssigned(work: Work, event: EnvelopeOf<typeof teacherAssigned>): Promise<void> {
  const { personId, schoolId, placeId, className, by } = event.data;
  if (!by || className === undefined) return;
  const news = { kind: 'class-created', cause: event.id, values: { className }, link: `/classes/${placeId}` } as const;
  await tell(work, { personId, schoolId, ...news });
}
