import { addDays, mondayOf } from '#modules/basebuilder/domain/practice/days.ts';

export const WEEKLY_TARGET = 50;
/** So many days a week keep it going; the others are for rest. */
const DAYS_A_WEEK = 2;

/** What a pupil did this week and for how many weeks they have kept going. */
export type Rhythm = { words: number; days: string[]; weeks: number; longest: number };

/**
 * Weeks kept, not days: a week with practice on two days counts, whichever they are, and this week takes nothing away
 * before it is over. One week without (exams, a cold, holidays) rests and does not break it; two in a row begin anew.
 */
export function rhythmOf(days: readonly { day: string; words: number }[], today: string): Rhythm {
  const thisWeek = mondayOf(today);
  const practised = new Map<string, number>();
  for (const { day } of days) practised.set(mondayOf(day), (practised.get(mondayOf(day)) ?? 0) + 1);
  const kept = [...practised]
    .filter(([, count]) => count >= DAYS_A_WEEK)
    .map(([week]) => week)
    .sort();
  let [run, longest] = [0, 0];
  let last = '';
  for (const week of kept) {
    run = last !== '' && addDays(last, 14) >= week ? run + 1 : 1;
    longest = Math.max(longest, run);
    last = week;
  }
  const goesOn = last !== '' && addDays(last, 14) >= thisWeek;
  const mine = days.filter(({ day }) => mondayOf(day) === thisWeek);
  return {
    words: mine.reduce((sum, { words }) => sum + words, 0),
    days: mine.map(({ day }) => day).sort(),
    weeks: goesOn ? run : 0,
    longest,
  };
}
