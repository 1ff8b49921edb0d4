import { describe, expect, it } from 'vitest';
import { isLock, waitAnywhere, waitHere } from './sign-in-locks.ts';

const MINUTE = 60_000;

describe('the delay after wrong passwords', () => {
  it('lets three slips pass, then grows, then locks, and never beyond a day', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map(waitHere)).toEqual([0, 0, 0, 1000, 2000, 4000, 32_000]);
    expect([10, 11, 12].map(waitHere)).toEqual([15 * MINUTE, 30 * MINUTE, 60 * MINUTE]);
    expect(waitHere(400)).toBe(24 * 60 * MINUTE);
    expect([9, 10].map((n) => isLock(waitHere(n)))).toEqual([false, true]);
  });

  it('needs many more failures to shut an account for every place', () => {
    expect([10, 49, 50, 51].map(waitAnywhere)).toEqual([0, 0, 15 * MINUTE, 30 * MINUTE]);
  });
});
