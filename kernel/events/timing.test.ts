import { expect, test } from 'vitest';
import { backoff, TIMING } from '#kernel/events/timing.ts';

test('delays double from 50 ms on, give or take a fifth, and end at the cap', () => {
  const middle = [1, 2, 3, 4].map((attempts) => backoff(TIMING, attempts, 0.5));
  expect(middle).toEqual([50, 100, 200, 400]);
  expect(backoff(TIMING, 1, 0)).toBe(40);
  expect(backoff(TIMING, 1, 0.999)).toBe(60);
  expect(backoff(TIMING, 30, 0.5)).toBe(TIMING.backoffCap);
});
