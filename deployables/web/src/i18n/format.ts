import { currentLanguage } from './index.ts';

let timeZone: string | undefined;
/** Instants are shown in the time of the school, wherever the device stands. */
export const showTimesOf = (zone: string | undefined): void => {
  timeZone = zone;
};
export const schoolZone = (): string | undefined => timeZone;

const kept = new Map<string, Intl.DateTimeFormat>();
function formatter(options: Intl.DateTimeFormatOptions, zone: string | undefined): Intl.DateTimeFormat {
  const locale = currentLanguage() === 'ja' ? 'ja-JP' : 'en-GB';
  const key = `${locale}${zone}${JSON.stringify(options)}`;
  const found = kept.get(key) ?? new Intl.DateTimeFormat(locale, zone ? { ...options, timeZone: zone } : options);
  kept.set(key, found);
  return found;
}

const DAY: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', weekday: 'short' };
const DAY_WITH_YEAR: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

const thisYear = (at: Date): boolean => at.getFullYear() === new Date().getFullYear();

/** 11月22日(日); with the year when it is another one. */
export const formatDay = (instant: string | Date): string => {
  const at = new Date(instant);
  return formatter(thisYear(at) ? DAY : DAY_WITH_YEAR, timeZone).format(at);
};
/** A calendar day (`2026-04-01`) means the same day everywhere. */
export const formatCalendarDay = (day: string): string =>
  formatter({ year: 'numeric', month: 'long', day: 'numeric' }, 'UTC').format(new Date(`${day}T00:00:00Z`));
/** 11月22日(日) of a calendar day; with the year when it is another one. */
export const formatDayOfWeek = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`);
  return formatter(day.slice(0, 4) === today().slice(0, 4) ? DAY : DAY_WITH_YEAR, 'UTC').format(at);
};
/** The calendar day it is at the school. */
export const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(new Date());
export const formatTime = (instant: string | Date): string => formatter(TIME, timeZone).format(new Date(instant));
/** 11月22日(日) 15:12 */
export const formatMoment = (instant: string | Date): string => `${formatDay(instant)} ${formatTime(instant)}`;

/** 月 火 水 … for 1 (Monday) to 7. */
export const formatWeekday = (weekday: number): string =>
  formatter({ weekday: 'short' }, 'UTC').format(new Date(Date.UTC(2024, 0, weekday)));

export const formatNumber = (value: number): string => value.toLocaleString(currentLanguage());
