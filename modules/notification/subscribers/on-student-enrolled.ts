import type { studentEnrolled } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';
import { writeMail } from '#modules/notification/use-cases/write-mail.ts';

/** A pupil sits in a class; whoever joined by code knows already and is only told in the inbox. */
export async function onStudentEnrolled(work: Work, event: EnvelopeOf<typeof studentEnrolled>): Promise<void> {
  const { personId, schoolId, placeId, className, by } = event.data;
  const link = `/classes/${placeId}`;
  await tell(work, { personId, schoolId, kind: 'enrolled', cause: event.id, values: { className }, link });
  const to = by === null ? undefined : await recipientOf(work.em, personId);
  if (to)
    await writeMail(work, {
      to,
      letter: 'enrolled',
      kind: 'enrolled',
      cause: event.id,
      path: link,
      values: { className },
    });
}
