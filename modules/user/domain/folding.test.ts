import { describe, expect, it } from 'vitest';
import { fold, kanaKey, searchKey, searchTerm } from './folding.ts';

const sato = { familyName: '佐藤', givenName: 'Ｍei', familyKana: 'サトウ', givenKana: 'めい', loginId: 'S2026_01' };

describe('folding', () => {
  it('sees through case and width', () => {
    expect(fold(' Ｓato.01 ')).toBe('sato.01');
    expect(fold('ﾔﾏﾀﾞ')).toBe('ヤマダ');
  });

  it('sorts by reading whatever the kana, by name where there is none', () => {
    expect(kanaKey(sato)).toBe('さとう めい');
    expect(kanaKey({ ...sato, familyKana: '', givenKana: '' })).toBe('佐藤 mei');
  });

  it('finds people by name, reading and login id, with or without a space', () => {
    for (const typed of ['佐藤 mei', 'さとうめい', 'サトウ', 's2026', 'Mei 佐藤']) {
      expect(searchKey(sato)).toContain(searchTerm(typed));
    }
  });
});
