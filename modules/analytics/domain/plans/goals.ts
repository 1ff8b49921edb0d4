import { daysBetween } from '#modules/analytics/domain/days.ts';

const MONTH = 31;
const THREE_MONTHS = 89;
const FARTHEST = 366 * 6;

/** What is wrong with the day something is due, `today` being the school's. */
export function dueProblem(dueDay: string, today: string): 'too_long_ago' | 'too_far' | undefined {
  const ahead = daysBetween(today, dueDay);
  if (ahead < -FARTHEST / 6) return 'too_long_ago';
  return ahead > FARTHEST ? 'too_far' : undefined;
}

/** Whether a goal set on one day and due on another is as long as its kind says. */
export function fitsKind(kind: 'long' | 'medium' | 'short', setOn: string, dueDay: string): boolean {
  const days = daysBetween(setOn, dueDay);
  if (kind === 'short') return days <= MONTH;
  return kind === 'long' ? days >= THREE_MONTHS : true;
}
