import { describe, expect, it } from 'vitest';
import { argonPasswords } from './passwords.ts';
import { cryptoRandomness } from './random.ts';

const cheap = { memory: 64, passes: 2, parallelism: 1 };

describe('passwords', () => {
  it('are kept as argon2id PHC strings with the cost of the standard', async () => {
    const phc = await argonPasswords(cryptoRandomness).hash('take-mizu-haru');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('fit or do not fit, whatever the width they are typed in', async () => {
    const passwords = argonPasswords(cryptoRandomness, cheap);
    const phc = await passwords.hash('ﾊﾟｽﾜｰﾄﾞ-Ａ1');
    expect(await passwords.verify('パスワード-A1', phc)).toBe(true);
    expect(await passwords.verify('パスワード-A2', phc)).toBe(false);
    expect(await passwords.verify('パスワード-A1', undefined)).toBe(false);
  });

  it('are checked at most three at once, and not at all when it is too late by then', async () => {
    let under = 0;
    let most = 0;
    const unless = async () => {
      most = Math.max(most, ++under);
      await Promise.resolve();
      under -= 1;
      return true;
    };
    const passwords = argonPasswords(cryptoRandomness, cheap);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => passwords.verify('x', undefined, { unless, wrong: async () => {} })),
    );
    expect(new Set(answers)).toEqual(new Set([undefined]));
    expect(most).toBeLessThanOrEqual(3);
  });
});
