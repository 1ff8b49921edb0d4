import type { pathAssigned } from '#contracts/basebuilder/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** A learning path was assigned: the pupils it is for hear of it, once for each assignment. */
export async function onPathAssigned(work: Work, event: EnvelopeOf<typeof pathAssigned>): Promise<void> {
  const { schoolId, className, title, pathId, toldIds } = event.data;
  await tellAll(work, toldIds, {
    ...{ schoolId, kind: 'path-assigned', cause: event.aggregateId },
    values: { className, title },
    link: `/practice/learning/${pathId}`,
  });
}
