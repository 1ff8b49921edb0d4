import { describe, expect, it } from 'vitest';
import { ONE_TIME_BITS, oneTimePassword } from './one-time-passwords.ts';
import { passwordFault } from './password-rules.ts';
import { SLIP_WORDS } from './slip-words.ts';

describe('one-time passwords', () => {
  it('hold at least 50 bits, from distinct words of plain letters', () => {
    expect(ONE_TIME_BITS).toBeGreaterThan(50);
    expect(new Set(SLIP_WORDS).size).toBe(SLIP_WORDS.length);
    expect(SLIP_WORDS.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
  });

  it('read like words and keep the rules for passwords', () => {
    let n = 0;
    const password = oneTimePassword((limit) => {
      n += 7;
      return n % limit;
    });
    expect(password).toMatch(/^[a-z]+-[a-z]+-\d{4}-[a-z]+-[a-z]+$/);
    expect(passwordFault(password, 's20260001')).toBeUndefined();
  });
});
