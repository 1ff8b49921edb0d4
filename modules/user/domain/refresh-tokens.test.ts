import { describe, expect, it } from 'vitest';
import { exchanged, expiryOf, GRACE } from './refresh-tokens.ts';

const fresh = { current: ['a'], previous: [], rotatedAt: 0 };

describe('a family of refresh tokens', () => {
  it('moves on with every exchange', () => {
    expect(exchanged(fresh, 'a', 'b', 5)).toEqual({ current: ['b'], previous: ['a'], rotatedAt: 5 });
  });

  it('gives two tabs a token each, and either may go on', () => {
    const first = exchanged(fresh, 'a', 'b', 100);
    const both = first && exchanged(first, 'a', 'c', 100 + GRACE);
    expect(both?.current).toEqual(['b', 'c']);
    expect(both && exchanged(both, 'b', 'd', 600_000)?.current).toEqual(['d']);
    expect(both && exchanged(both, 'c', 'd', 600_000)?.current).toEqual(['d']);
  });

  it('ends when a replaced token comes back late, or an unknown one of the family', () => {
    const moved = { current: ['b'], previous: ['a'], rotatedAt: 100 };
    expect(exchanged(moved, 'a', 'c', 101 + GRACE)).toBeUndefined();
    expect(exchanged(moved, 'older', 'c', 101)).toBeUndefined();
  });

  it('does not become a tap: the grace time gives at most eight', () => {
    const many = { current: ['1', '2', '3', '4', '5', '6', '7', '8'], previous: ['a'], rotatedAt: 0 };
    expect(exchanged(many, 'a', '9', 1)).toBeUndefined();
  });

  it('lasts 30 days when remembered, otherwise 12 hours', () => {
    expect(expiryOf(true, 0)).toBe(30 * 86_400_000);
    expect(expiryOf(false, 0)).toBe(12 * 3_600_000);
  });
});
