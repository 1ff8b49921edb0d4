/**
 * Whether a week's label names the week of a day, where it names one at all: 「4月第3週」 holds the days 15–21 of April, as
 * schools count. Labels are the teacher's own words, so that most say nothing of the kind.
 */
export function isNow(label: string, today: { month: number; day: number }): boolean {
  const found = /(\d{1,2})\s*月\s*第?\s*(\d)\s*週/.exec(label.normalize('NFKC'));
  if (!found) return false;
  return Number(found[1]) === today.month && Number(found[2]) === Math.ceil(today.day / 7);
}
