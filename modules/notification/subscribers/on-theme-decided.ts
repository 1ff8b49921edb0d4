import type { themeApproved, themeReturned } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';
import { writeMail } from '#modules/notification/use-cases/write-mail.ts';

type Decided = typeof themeApproved | typeof themeReturned;

/** The pupil hears what became of the proposal, with the teacher's words, in the inbox and by mail. */
const told =
  (kind: 'theme-approved' | 'theme-returned') =>
  async (work: Work, event: EnvelopeOf<Decided>): Promise<void> => {
    const { personId, schoolId, classId, className, title, comment } = event.data;
    const link = `/classes/${classId}/themes/${event.aggregateId}`;
    const cause = event.id;
    await tell(work, { personId, schoolId, kind, cause, values: { className, title }, link });
    const to = await recipientOf(work.em, personId);
    const values = { className, title, reason: comment };
    if (to) await writeMail(work, { to, letter: kind, kind, cause, path: link, values });
  };

export const onThemeApproved = told('theme-approved');
export const onThemeReturned = told('theme-returned');
