import type { EnvelopeOf } from '#contracts/define.ts';
import type { userRejected } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { writeMail } from '#modules/notification/use-cases/write-mail.ts';

export async function onUserRejected(work: Work, event: EnvelopeOf<typeof userRejected>): Promise<void> {
  const { schoolId, language, reason } = event.data;
  await writeMail(work, {
    to: { id: event.aggregateId, schoolId, language, ...event.personal },
    template: 'rejection',
    kind: 'rejection',
    cause: event.id,
    path: '/sign-in',
    values: { reason },
  });
}
