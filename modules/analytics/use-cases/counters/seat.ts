import type { ClassId, UserId } from '#contracts/ids.ts';
import type { Work } from '#kernel/module.ts';
import { ClassSeat } from '#modules/analytics/database/counters.ts';
import { SurveyAnswer } from '#modules/analytics/database/home.ts';
import { LogCount } from '#modules/analytics/database/log.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';
import { selectedThemes } from '#modules/analytics/replicas/content.ts';

export type SeatKey = { classId: string; personId: string };

/** What the copies of others and the log say of a seat now. */
async function standingOf({ em }: Work, { classId, personId }: SeatKey) {
  const seat = { placeId: classId, personId, placeKind: 'class', as: 'student', gone: false } as const;
  const [present, theme, surveys, log] = [
    await em.count(memberships.entity, seat),
    await em.count(selectedThemes.entity, { classId: classId as ClassId, personId: personId as UserId, gone: false }),
    await em.count(SurveyAnswer, { personId }),
    await em.findOne(LogCount, { classId, personId }),
  ];
  return { present: present > 0, theme: theme > 0, surveys, lastDay: log?.lastDay ?? null };
}

/**
 * Brings a seat to what stands in the copies of others: worked out anew each time, so that the order in which modules
 * speak makes no difference. `at`: something happened to their theme, or they came.
 */
export async function takeSeat(work: Work, key: SeatKey, at?: number): Promise<void> {
  const { em } = work;
  await em.flush();
  const standing = await standingOf(work, key);
  const seat =
    (await em.findOne(ClassSeat, key)) ??
    // Where nobody knows since when, it begins now: a theme is not called stalled because we have not looked before.
    em.create(ClassSeat, { id: work.ids.next(), ...key, ...standing, movedAt: at ?? work.clock.now() });
  em.assign(seat, { ...standing, movedAt: Math.max(at ?? 0, seat.movedAt) });
  await em.flush();
}

/** Somebody answered a survey: it counts in each of their classes. */
export async function countSurvey({ em }: Work, personId: string): Promise<void> {
  await em.flush();
  const surveys = await em.count(SurveyAnswer, { personId });
  await em.nativeUpdate(ClassSeat, { personId }, { surveys });
}
