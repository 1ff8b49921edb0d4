import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOffFrom, isSchoolDay, nextSchoolDay, schoolDaysBefore } from '#contracts/academic/school-days.ts';

const NONE = { weekday: null, fromDay: null, toDay: null };
/** 2026: the holidays of May stand beside a weekend; the 7th is a Thursday. */
const GOLDEN_WEEK = daysOffFrom([
  { ...NONE, fromDay: '2026-05-03', toDay: '2026-05-06' },
  { ...NONE, fromDay: '2026-04-29', toDay: '2026-04-29' },
]);

describe('school days', () => {
  it('leave out weekends and holidays, by hand', () => {
    expect(
      ['2026-05-01', '2026-05-02', '2026-05-06', '2026-05-07'].map((day) => isSchoolDay(day, GOLDEN_WEEK)),
    ).toEqual([true, false, false, true]);
    // Thursday 7 May: Friday 1 is one school day before, Thursday 30 two, Tuesday 28 three (the 29th is free).
    expect([0, 1, 2, 3].map((count) => schoolDaysBefore('2026-05-07', count, GOLDEN_WEEK))).toEqual([
      '2026-05-07',
      '2026-05-01',
      '2026-04-30',
      '2026-04-28',
    ]);
    expect(nextSchoolDay('2026-05-01', GOLDEN_WEEK)).toBe('2026-05-07');
    expect(schoolDaysBefore('2026-03-02', 1, daysOffFrom([]))).toBe('2026-02-27');
  });

  it('may be Saturdays where a school says so', () => {
    const sunday = daysOffFrom([{ ...NONE, weekday: 7 }]);
    expect(isSchoolDay('2026-05-02', sunday)).toBe(true);
    expect(isSchoolDay('2026-05-03', sunday)).toBe(false);
  });

  it('end, also where a school never opens', () => {
    const never = daysOffFrom([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...NONE, weekday })));
    expect(schoolDaysBefore('2026-05-07', 3, never) < '2026-05-07').toBe(true);
    expect(nextSchoolDay('2026-05-07', never) > '2026-05-07').toBe(true);
  });

  it('are there as often as they were counted', () => {
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (date, count) => {
        const day = date.toISOString().slice(0, 10);
        const from = schoolDaysBefore(day, count, GOLDEN_WEEK);
        expect(isSchoolDay(from, GOLDEN_WEEK)).toBe(true);
        let passed = 0;
        for (let each = from; each < day; ) {
          if (isSchoolDay(each, GOLDEN_WEEK)) passed += 1;
          each = new Date(Date.parse(`${each}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        }
        expect(passed).toBe(count);
      }),
    );
  });
});
