import { describe, expect, it } from 'vitest';
import { fromZoned, toZoned } from './zoned.ts';

describe('days and times of the school', () => {
  it('are the same whatever zone the device stands in', () => {
    expect(toZoned('2026-11-25T15:30:00.000Z', 'Asia/Tokyo')).toBe('2026-11-26T00:30');
    expect(fromZoned('2026-11-26T00:30', 'Asia/Tokyo')).toBe('2026-11-25T15:30:00.000Z');
    expect(fromZoned('2026-04-01T08:00', 'Europe/Berlin')).toBe('2026-04-01T06:00:00.000Z');
  });

  it('follow summer time: an hour that is not there moves on, one that is there twice is the first', () => {
    expect(fromZoned('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(fromZoned('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(fromZoned('2026-10-25T03:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00.000Z');
  });
});
