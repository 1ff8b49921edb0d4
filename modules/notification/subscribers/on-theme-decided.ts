import type { themeApproved, themeReturned } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

type Decided = typeof themeApproved | typeof themeReturned;

/** The pupil hears what became of the proposal, with the teacher's words, in the inbox and by mail. */
const told =
  (kind: 'theme-approved' | 'theme-returned') =>
  async (work: Work, event: EnvelopeOf<Decided>): Promise<void> => {
    const { personId, schoolId, classId, className, title, comment } = event.data;
    const link = `/classes/${classId}/themes/${event.aggregateId}`;
    const news = { kind, cause: event.id, values: { className, title }, link };
    await tell(work, { personId, schoolId, ...news, mail: { reason: comment } });
  };

export const onThemeApproved = told('theme-approved');
export const onThemeReturned = told('theme-returned');
