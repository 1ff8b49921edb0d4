import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS, isCommonPassword } from './common-passwords.ts';
import { passwordFault } from './password-rules.ts';

describe('the rules for passwords', () => {
  it('want 12 characters, or 10 of three kinds', () => {
    expect(passwordFault('tulip-xyzab', 'me')).toBe('too_weak_length');
    expect(passwordFault('tulip-xyzabc', 'me')).toBeUndefined();
    expect(passwordFault('tulipZ7xyz', 'me')).toBeUndefined();
    expect(passwordFault('tulipz7xyz', 'me')).toBe('too_weak_length');
    expect(passwordFault('aB3-', 'me')).toBe('too_weak_length');
  });

  it('count characters, not bytes or halves of surrogates', () => {
    expect(passwordFault('🌸🌸🌸🌸🌸', 'me')).toBe('too_weak_length');
    expect(passwordFault('桜の木の下で待ち合わせを', 'me')).toBeUndefined();
  });

  it('refuse more than a thousand common ones, Japanese ones and dressed-up ones too', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(1000);
    for (const common of [
      'password1234',
      'P@ssw0rd2026!',
      'Password!!!!',
      'qwertyuiop12',
      '123456789012',
      'aaaaaaaaaaaaa',
      'sakurasakura',
      'Sakura202604',
      'arigatou1234',
      'abcabcabcabc',
      'iloveyou2026',
      'ｐａｓｓｗｏｒｄ１２３４',
    ]) {
      expect(isCommonPassword(common), common).toBe(true);
    }
    for (const fine of [
      'take-mizu-haru-7294',
      'correct horse battery',
      'Kyoto no tera 8',
      '2938475610!?x',
      'abc8392018470',
    ]) {
      expect(isCommonPassword(fine), fine).toBe(false);
    }
  });

  it('refuse the login id inside, whatever its case and width', () => {
    expect(passwordFault('xx-S20260001-yy', 's20260001')).toBe('too_weak_login_id');
    expect(passwordFault('ｓ２０２６０００１-yyy', 'S20260001')).toBe('too_weak_login_id');
  });
});
