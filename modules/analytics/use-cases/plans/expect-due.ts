import { dayIn } from '#kernel/clock.ts';
import { forbidden, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { dueProblem } from '#modules/analytics/domain/plans/goals.ts';

/** The pupil whose plans these are. */
export type Planner = { id: string; role: 'admin' | 'teacher' | 'student'; schoolId: string };

export function expectPupil({ role }: Planner): void {
  if (role !== 'student') throw forbidden('Plans are made by pupils.');
}

export const schoolDay = async (work: Work, schoolId: string): Promise<string> =>
  dayIn(await timeZoneOf(work.em, schoolId), work.clock.now());

const SAYING = { too_long_ago: 'This day is too long ago.', too_far: 'This day is too far away.' } as const;

/** Refuses a day nobody can mean. */
export async function expectDue(work: Work, schoolId: string, dueDay: string | null): Promise<void> {
  if (dueDay === null) return;
  const reason = dueProblem(dueDay, await schoolDay(work, schoolId));
  if (reason) throw refuseField('UNPROCESSABLE', 'dueDay', reason, SAYING[reason]);
}
