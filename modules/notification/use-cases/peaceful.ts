import { atWallTime, nextDay, wallTime } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import type { Chosen } from '#modules/notification/database/preferences.ts';
import type { School } from '#modules/notification/database/times.ts';
import { quietEnds } from '#modules/notification/domain/quiet-hours.ts';

/** When somebody may be written to: now, or when their quiet hours end on their school's wall clock. */
export function peaceful(work: Work, { quiet }: Chosen, school: School | undefined): number {
  const now = work.clock.now();
  if (!school || quiet === 'off') return now;
  const hours = quiet === 'school' ? school.quiet : quiet;
  const wall = wallTime(school.timeZone, now);
  const ends = quietEnds(hours, Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)));
  if (!ends) return now;
  const today = wall.slice(0, 10);
  return Math.max(now, atWallTime(school.timeZone, ends === 'today' ? today : nextDay(today), hours.to));
}
