/** Calendar days are `YYYY-MM-DD` in the school's zone; the sums are those of the calendar, without hours. */
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const MS = 24 * 60 * 60 * 1000;

/** From `from` to `to`, in days; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / MS);

export const plusDays = (day: string, days: number): string => new Date(at(day) + days * MS).toISOString().slice(0, 10);
