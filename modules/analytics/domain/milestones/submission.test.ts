import { expect, it } from 'vitest';
import { isLate, stateOf } from '#modules/analytics/domain/milestones/submission.ts';

it.each([
  [0, false, false, 'open'],
  [0, true, false, 'open'],
  [1, false, false, 'submitted'],
  [1, true, false, 'changed'],
  [1, false, true, 'reviewed'],
  [2, true, true, 'changed'],
] as const)('handed in %s times, changed since: %s, reviewed: %s is %s', (number, changed, reviewed, state) => {
  expect(stateOf({ number, changed, reviewed })).toBe(state);
});

it('is in time on the day itself, also at the end of a year', () => {
  expect([isLate('2026-12-31', '2026-12-31'), isLate('2027-01-01', '2026-12-31')]).toEqual([false, true]);
});
