/** The only source of time in modules; tests hand in a fixed one. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export class FixedClock implements Clock {
  #now: number;

  constructor(at: string | number = '2026-11-22T09:00:00.000Z') {
    this.#now = new Date(at).getTime();
  }

  now(): number {
    return this.#now;
  }

  /** Moves by milliseconds; negative steps back. */
  advance(ms: number): void {
    this.#now += ms;
  }

  set(at: string | number): void {
    this.#now = new Date(at).getTime();
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601 in UTC of an instant in milliseconds. */
export const iso = (instant: number): string => new Date(instant).toISOString();

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone. */
export function dayIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/** The wall clock in a time zone: `2026-11-22 18:00:00`. */
export const wallTime = (timeZone: string, instant: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);

/** When a calendar day begins in a time zone, in milliseconds. */
export const startOfDay = (timeZone: string, day: string): number => atWallTime(timeZone, day, 0);

/**
 * The instant at which the wall clock of a time zone shows so many minutes after midnight of a day. Of a time that comes
 * twice (summer time ends) it is one of the two; one that is left out counts on from the jump: half past two is half past
 * three.
 */
export function atWallTime(timeZone: string, day: string, minuteOfDay: number): number {
  const utc = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * MINUTE;
  // The zone's distance from UTC may change during the day: the second look is from where the first one led.
  const distance = (at: number) => Date.parse(`${wallTime(timeZone, at).replace(' ', 'T')}Z`) - at;
  return utc - distance(utc - distance(utc));
}

/** The day after, whatever the zone. */
export const nextDay = (day: string): string => iso(Date.parse(`${day}T00:00:00Z`) + DAY).slice(0, 10);
