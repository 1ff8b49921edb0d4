import { describe, expect, it } from 'vitest';
import { DEFAULT_WORDS } from '#modules/ai/domain/coach/risk/defaults.ts';
import { RISKS, risksIn } from '#modules/ai/domain/coach/risk/find.ts';

const found = (text: string) => risksIn(text, DEFAULT_WORDS);

describe('words of risk', () => {
  it.each([
    ['もう死にたい。', 'selfHarm'],
    ['シニタイ', 'selfHarm'],
    ['し に た い', 'selfHarm'],
    ['死・に・た・い', 'selfHarm'],
    ['ｼﾆﾀｲ', 'selfHarm'],
    ['学校でいじめられています', 'bullying'],
    ['父に殴られた', 'violence'],
    ['家に帰りたくない', 'abuse'],
    ['闇バイトにさそわれた', 'crime'],
    ['I want to die', 'selfHarm'],
    ['i  WANT   to DIE!!', 'selfHarm'],
    ['k i l l myself', 'selfHarm'],
    ['I don’t want to live anymore', 'selfHarm'],
    ['ｋｉｌｌ　ｍｙｓｅｌｆ', 'selfHarm'],
    ['They bullied me again', 'bullying'],
    ['I am scared to go home', 'abuse'],
  ])('are heard in %s', (text, risk) => {
    expect(found(text).risks).toContain(risk);
  });

  it.each([
    '人の死について調べています。戦争で死んだ人の数です。',
    'シャッター商店街の消えた店',
    'What is the skill of a good diet?',
    'The overall cut of the budget hit the town.',
    '川の生きものが減った理由',
    '薬物の歴史を調べる',
    'Studying how plants die in winter',
  ])('are not heard in %s', (text) => {
    expect(found(text)).toEqual({ risks: [], words: [] });
  });

  it('names every kind a text points to, and the words', () => {
    const said = found('いじめられていて、もう消えたい');
    expect(said.risks).toEqual(['selfHarm', 'bullying']);
    expect(said.words).toEqual(['消えたい', 'いじめられ']);
  });

  it('has words in both languages for every kind, none twice', () => {
    for (const risk of RISKS) {
      const words = DEFAULT_WORDS[risk];
      expect(
        words.some((word) => /[a-z]/.test(word)),
        risk,
      ).toBe(true);
      expect(
        words.some((word) => /[ぁ-ん一-龠]/.test(word)),
        risk,
      ).toBe(true);
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
