import type { EnvelopeOf } from '#contracts/define.ts';
import type { userConfirmed } from '#contracts/user/events.ts';
import { dayIn } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { administratorsOf, timeZoneOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

/** Somebody waits for approval: the administrators are told, once a day however many wait. */
export async function onUserConfirmed(work: Work, event: EnvelopeOf<typeof userConfirmed>): Promise<void> {
  const { schoolId } = event.data;
  if (!schoolId) return;
  const day = dayIn(await timeZoneOf(work.em, schoolId), work.clock.now());
  for (const admin of await administratorsOf(work.em, schoolId)) {
    await tell(work, {
      personId: admin.id,
      schoolId,
      kind: 'waiting-for-approval',
      cause: day,
      values: {},
      link: '/approvals',
    });
  }
}
