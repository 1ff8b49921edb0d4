import { expect, it } from 'vitest';
import { afterFailure } from '#modules/notification/domain/retry.ts';

it('waits longer after each failure and gives up after the sixth delay', () => {
  const states = [1, 2, 3, 4, 5, 6, 7].map((attempts) => afterFailure(attempts, 0, 'later'));
  expect(states.map((each) => each.nextAt / 60_000)).toEqual([1, 5, 15, 60, 240, 720, 0]);
  expect(states.at(-1)?.state).toBe('failed');
});

it('does not repeat what was refused for good', () => {
  expect(afterFailure(1, 0, 'never').state).toBe('failed');
  expect(afterFailure(1, 0, 'nobody').state).toBe('bounced');
});
