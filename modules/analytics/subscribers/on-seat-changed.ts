import type { studentEnrolled, studentUnenrolled } from '#contracts/academic/events.ts';
import type {
  themeApproved,
  themeCommented,
  themeProposed,
  themeReturned,
  themeSelected,
  themeUnselected,
} from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { takeSeat } from '#modules/analytics/use-cases/counters/seat.ts';

/** A pupil came into a class. */
export const onStudentEnrolled = (work: Work, { at, data }: EnvelopeOf<typeof studentEnrolled>): Promise<void> =>
  takeSeat(work, { classId: data.placeId, personId: data.personId }, Date.parse(at));

/** They left it. */
export const onStudentUnenrolled = (work: Work, { data }: EnvelopeOf<typeof studentUnenrolled>): Promise<void> =>
  takeSeat(work, { classId: data.placeId, personId: data.personId });

type ThemeEvent = EnvelopeOf<
  | typeof themeSelected
  | typeof themeUnselected
  | typeof themeProposed
  | typeof themeApproved
  | typeof themeReturned
  | typeof themeCommented
>;
/** Something happened to their theme. */
export const onThemeMoved = (work: Work, { at, data }: ThemeEvent): Promise<void> =>
  takeSeat(work, { classId: data.classId, personId: data.personId }, Date.parse(at));
