/**
 * The days a school keeps free: weekdays (ISO 8601: 1 Monday … 7 Sunday) and spans of calendar days, both ends included.
 * Days are `YYYY-MM-DD`.
 */
export type DaysOff = {
  readonly weekdays: readonly number[];
  readonly spans: readonly { readonly fromDay: string; readonly toDay: string }[];
};

/** What a school keeps free that has set no weekdays. */
export const USUAL_WEEKDAYS_OFF: readonly number[] = [6, 7];

/** A row of the replica `academic.days-off`: a weekday, or a span. */
type Row = { weekday: number | null; fromDay: string | null; toDay: string | null };
export function daysOffFrom(rows: readonly Row[]): DaysOff {
  const weekdays = rows.flatMap(({ weekday }) => weekday ?? []);
  const spans = rows.flatMap(({ fromDay, toDay }) => (fromDay && toDay ? [{ fromDay, toDay }] : []));
  return { weekdays: weekdays.length > 0 ? weekdays : USUAL_WEEKDAYS_OFF, spans };
}

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const shifted = (day: string, days: number): string =>
  new Date(at(day).getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

export function isSchoolDay(day: string, { weekdays, spans }: DaysOff): boolean {
  if (weekdays.includes(at(day).getUTCDay() || 7)) return false;
  return !spans.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
}

/** Beyond this nobody counts any more: a school that is never open has no school days. */
const FARTHEST = 400;

/**
 * The school day from which `count` school days pass until `day` comes: with 3 and a Thursday it is the Monday before it;
 * days that are free do not count. The day itself may be free.
 */
export function schoolDaysBefore(day: string, count: number, off: DaysOff): string {
  let found = day;
  for (let left = count, steps = 0; left > 0 && steps < FARTHEST; steps++) {
    found = shifted(found, -1);
    if (isSchoolDay(found, off)) left -= 1;
  }
  return found;
}

/** The first school day after a day. */
export function nextSchoolDay(day: string, off: DaysOff): string {
  let found = shifted(day, 1);
  for (let steps = 0; !isSchoolDay(found, off) && steps < FARTHEST; steps++) found = shifted(found, 1);
  return found;
}
