import { schoolZone } from './format.ts';

const FIELDS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

/** `2026-11-25T13:05`, as a clock in the school's zone shows an instant: what a field for day and time holds. */
export function toZoned(instant: string, zone = schoolZone()): string {
  const parts = new Intl.DateTimeFormat('en-GB', { ...FIELDS, ...(zone ? { timeZone: zone } : {}) }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which a clock in the school's zone shows this. Where the clock is put forward and never shows it, the
 * instant an hour later; where it shows it twice, the first.
 */
export function fromZoned(local: string, zone = schoolZone()): string {
  const asUtc = Date.parse(`${local}:00Z`);
  const offsetAt = (ms: number) => Date.parse(`${toZoned(new Date(ms).toISOString(), zone)}:00Z`) - ms;
  const [early, late] = [offsetAt(asUtc - 86_400_000), offsetAt(asUtc + 86_400_000)];
  const fits = [early, late].map((offset) => asUtc - offset).filter((ms) => ms + offsetAt(ms) === asUtc);
  return new Date(fits.length ? Math.min(...fits) : asUtc - early).toISOString();
}
