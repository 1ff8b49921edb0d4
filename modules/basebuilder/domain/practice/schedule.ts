import { clipParameters, default_w, fsrs, Rating } from 'ts-fsrs';
import { addDays, daysBetween } from '#modules/basebuilder/domain/practice/days.ts';

/** What FSRS-6 remembers of a word. Stability: days after which the chance of recall is 90 %. Difficulty: 1–10. */
export type Memory = { stability: number; difficulty: number };
export type Review = { right: boolean; form: 'choice' | 'text' | 'boolean'; ms: number };
export type Card = { memory: Memory | undefined; lastDay: string | undefined };

export const DEFAULT_PARAMETERS: readonly number[] = default_w;
export const DEFAULT_RETENTION = 0.9;
export const DEFAULT_CAP = 60;
/** Nothing stays away longer than a school year. */
const LONGEST = 365;
/** A right answer that took longer than this was hard to find; typing takes its time. */
const HARD_AFTER = { choice: 20_000, boolean: 20_000, text: 45_000 };

/** Wrong → Again; right → Good, or Hard where it took very long. Easy is not guessed at: nobody was asked. */
export function gradeOf({ right, form, ms }: Review): Rating.Again | Rating.Hard | Rating.Good {
  if (!right) return Rating.Again;
  return ms > HARD_AFTER[form] ? Rating.Hard : Rating.Good;
}

/**
 * FSRS-6 (ts-fsrs) by whole days of the school: its memory formulas, same-day ones included, and an interval of at least
 * one day. No learning steps within a day and no fuzz, so that the same answers always lead to the same days.
 */
export function schedulerOf(parameters: readonly number[] = DEFAULT_PARAMETERS, retention = DEFAULT_RETENTION) {
  const model = fsrs({
    w: parameters,
    request_retention: retention,
    maximum_interval: LONGEST,
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: [],
    relearning_steps: [],
  });
  const elapsed = (lastDay: string | undefined, today: string) =>
    lastDay === undefined ? 0 : Math.max(0, daysBetween(lastDay, today));
  return {
    /** The chance that it is recalled today; nothing before the first answer and on the day of the last one. */
    predict({ memory, lastDay }: Card, today: string): number | undefined {
      const days = elapsed(lastDay, today);
      return memory === undefined || days === 0 ? undefined : model.forgetting_curve(days, memory.stability);
    },
    /** What is remembered after an answer, and on which day it comes again. */
    next({ memory, lastDay }: Card, today: string, review: Review): { memory: Memory; dueDay: string } {
      const days = elapsed(lastDay, today);
      const after = model.next_state(memory ?? null, days, gradeOf(review));
      return { memory: after, dueDay: addDays(today, review.right ? model.next_interval(after.stability, days) : 1) };
    },
  };
}
export type Scheduler = ReturnType<typeof schedulerOf>;

/** Parameters within FSRS-6's bounds, or which of the 21 is not. */
export function parameterProblem(parameters: readonly number[]): number | undefined {
  if (parameters.length !== DEFAULT_PARAMETERS.length) return parameters.length;
  const clipped = clipParameters([...parameters], 0, true);
  const place = parameters.findIndex((one, index) => !Number.isFinite(one) || clipped[index] !== one);
  return place === -1 ? undefined : place;
}
