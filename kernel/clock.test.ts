import { expect, it } from 'vitest';
import { atWallTime, startOfDay, wallTime } from '#kernel/clock.ts';

it.each([
  ['Asia/Tokyo', '2026-11-22', '2026-11-21T15:00:00Z'],
  ['UTC', '2026-11-22', '2026-11-22T00:00:00Z'],
  ['America/New_York', '2026-07-01', '2026-07-01T04:00:00Z'],
  // The nights the clocks change, before and after: summer time begins and ends.
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
  ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
])('a day in %s, %s, begins at %s', (zone, day, instant) => {
  expect(startOfDay(zone, day)).toBe(Date.parse(instant));
  expect(wallTime(zone, startOfDay(zone, day))).toBe(`${day} 00:00:00`);
});

it.each([
  ['Asia/Tokyo', '2026-11-22', 7 * 60, '2026-11-21T22:00:00Z'],
  // The mornings after the clocks have changed.
  ['Europe/Berlin', '2026-03-29', 7 * 60, '2026-03-29T05:00:00Z'],
  ['Europe/Berlin', '2026-10-25', 7 * 60, '2026-10-25T06:00:00Z'],
  ['America/New_York', '2026-03-08', 23 * 60 + 59, '2026-03-09T03:59:00Z'],
  // 02:30 is left out that night.
  ['Europe/Berlin', '2026-03-29', 2 * 60 + 30, '2026-03-29T01:30:00Z'],
])('the wall clock in %s, %s, shows %i minutes after midnight at %s', (zone, day, minutes, instant) => {
  expect(atWallTime(zone, day, minutes)).toBe(Date.parse(instant));
});
