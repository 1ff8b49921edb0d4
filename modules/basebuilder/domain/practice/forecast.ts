import { addDays } from '#modules/basebuilder/domain/practice/days.ts';
import type { Memory, Scheduler } from '#modules/basebuilder/domain/practice/schedule.ts';

export type Waiting = { memory: Memory; lastDay: string; dueDay: string };

/**
 * How many words come up on each of the next days for one pupil who practises every day, up to the daily cap, and answers
 * right as it is aimed at. What the cap leaves over waits for the next day. New words are not in it: nobody knows them.
 */
export function forecastOf(
  words: readonly Waiting[],
  { today, days, cap, scheduler }: { today: string; days: number; cap: number; scheduler: Scheduler },
): number[] {
  const waiting = words.map((word) => ({ ...word }));
  return Array.from({ length: days }, (_, place) => {
    const day = addDays(today, place);
    const due = waiting.filter(({ dueDay }) => dueDay <= day).sort((a, b) => a.dueDay.localeCompare(b.dueDay));
    for (const word of due.slice(0, cap)) {
      const next = scheduler.next(word, day, { right: true, form: 'choice', ms: 0 });
      Object.assign(word, { memory: next.memory, dueDay: next.dueDay, lastDay: day });
    }
    return Math.min(due.length, cap);
  });
}
