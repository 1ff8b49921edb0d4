import type { EnvelopeOf } from '#contracts/define.ts';
import type { userRemoved } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { Membership } from '#modules/academic/database/entities.ts';
import { leaveGroups } from '#modules/academic/use-cases/groups.ts';
import { unseat } from '#modules/academic/use-cases/memberships.ts';

/** An account is gone: every seat it had is free. */
export async function onUserRemoved(work: Work, event: EnvelopeOf<typeof userRemoved>): Promise<void> {
  for (const seat of await work.em.find(Membership, { personId: event.aggregateId, gone: false })) {
    if (seat.placeKind === 'class' && seat.as === 'student') await leaveGroups(work, seat.placeId, seat.personId);
    unseat(work, seat);
  }
}
