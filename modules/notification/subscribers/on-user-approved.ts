import type { EnvelopeOf } from '#contracts/define.ts';
import type { userApproved } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';
import { writeMail } from '#modules/notification/use-cases/write-mail.ts';

export async function onUserApproved(work: Work, event: EnvelopeOf<typeof userApproved>): Promise<void> {
  const { schoolId, language } = event.data;
  const id = event.aggregateId;
  // The mail goes by what the event says of the person: the copy of them may be a step behind.
  await tell(work, { personId: id, schoolId, kind: 'approval', cause: event.id, values: {}, link: '/', mail: false });
  await writeMail(work, {
    to: { id, schoolId, language, ...event.personal },
    template: 'approval',
    kind: 'approval',
    cause: event.id,
    path: '/sign-in',
  });
}
