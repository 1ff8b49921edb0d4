import { expect, it } from 'vitest';
import { dueProblem, fitsKind } from '#modules/analytics/domain/plans/goals.ts';

it.each([
  ['short', '2026-12-23', true],
  ['short', '2026-12-24', false],
  ['medium', '2026-12-24', true],
  ['medium', '2027-03-31', true],
  ['long', '2027-02-18', false],
  ['long', '2027-02-22', true],
] as const)('a %s goal set on 2026-11-22 is due on %s: %s', (kind, due, fits) => {
  expect(fitsKind(kind, '2026-11-22', due)).toBe(fits);
});

it.each([
  ['2026-11-22', undefined],
  ['2026-01-01', undefined],
  ['1999-12-31', 'too_long_ago'],
  ['2031-03-31', undefined],
  ['9999-12-31', 'too_far'],
])('something due on %s, today being 2026-11-22: %s', (due, problem) => {
  expect(dueProblem(due, '2026-11-22')).toBe(problem);
});
