import type { EnvelopeOf } from '#contracts/define.ts';
import type { placementRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { placePerson } from '#modules/academic/use-cases/place-person.ts';

/** An import names a class group for a person. */
export async function onPlacementRequested(work: Work, event: EnvelopeOf<typeof placementRequested>): Promise<void> {
  await placePerson(work, { personId: event.aggregateId, ...event.data });
}
