import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, normalise, sameAnswer } from '#contracts/basebuilder/judgement.ts';

describe('an answer is right', () => {
  it.each([
    ['as it stands', 'ストロー現象', 'ストロー現象'],
    ['with spaces around it', 'photosynthesis', '  photosynthesis　'],
    ['in another case', 'Photosynthesis', 'PHOTOSYNTHESIS'],
    ['in full width', 'ABC123', 'ＡＢＣ１２３'],
    ['in half-width kana', 'ガソリン', 'ｶﾞｿﾘﾝ'],
    ['in hiragana', 'ストロー', 'すとろー'],
    ['in katakana', 'ひとりっこ', 'ヒトリッコ'],
    ['with a sign of Unicode that means two', '株式会社', '㍿'],
    ['with a combined letter taken apart', 'café', 'cafe\u0301'],
    ['with a half-width long mark', 'スーパー', 'ｽｰﾊﾟｰ'],
    ['with a hyphen for the long mark', 'ラーメン', 'ラ-メン'],
    ['with a wave for the long mark', 'ラーメン', 'らーめん'.replace('ー', '〜')],
    ['with a full-width minus for the long mark', 'データ', 'デ－タ'],
    ['with the vowel for the long mark', 'ラーメン', 'らあめん'],
    ['with the long mark for おう', 'とうきょう', 'とーきょー'],
    ['with the long mark for おお', 'おおさか', 'おーさか'],
    ['with the long mark for えい', 'せんせい', 'せんせー'],
    ['without the last long mark', 'コンピューター', 'コンピュータ'],
    ['with a last long mark', 'サーバ', 'サーバー'],
    ['with spaces inside Japanese', '地球温暖化', '地球 温暖化'],
    ['with several spaces between words', 'look forward to', 'look   forward  to'],
    ['with a full stop', 'It is raining', 'It is raining.'],
    ['with a Japanese full stop', '光合成', '光合成。'],
    ['with an exclamation mark', 'やった', 'やった！'],
    ['with a typographic apostrophe', "don't", 'don’t'],
    ['with an invisible sign', '光合成', '光\u200b合成'],
    ['of true and false', 'true', 'True'],
  ])('%s', (_how, accepted, given) => expect(accepts([accepted], given)).toBe(true));

  it.each([
    ['another word', 'ストロー現象', 'スプロール現象'],
    ['nothing', 'ストロー現象', ''],
    ['spaces only', 'ストロー現象', ' 　'],
    ['a long vowel that makes another word', 'ビール', 'ビル'],
    ['a long vowel at the end of a short word', 'キー', 'キ'],
    ['おう for おお', 'こおり', 'こうり'],
    ['voiced for unvoiced', 'はし', 'ばし'],
    ['a small kana for a large one', 'びよういん', 'びょういん'],
    ['two words in one', 'every day', 'everyday'],
    ['a hyphen that is a minus', '3-1', '3ー1'.replace('ー', '')],
    ['the false one', 'true', 'false'],
    ['a part of it', '三権分立', '三権'],
  ])('but not by %s', (_how, accepted, given) => expect(accepts([accepted], given)).toBe(false));

  it('by any of several accepted ones', () => {
    expect(accepts(['温室効果ガス', 'GHG'], 'ghg')).toBe(true);
    expect(accepts([], 'ghg')).toBe(false);
  });
});

/** Texts in which the rules meet each other, not only single signs. */
const sign = fc.constantFrom(...'あアｱおオうウこコーｰ-~〜 　aAＡé.。、!?・\u200b\u0301ﾞガが漢3', 'サーバー', 'とう');
const text = fc.oneof(
  fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

describe('the rules of comparing', () => {
  it('normalise what is normalised to itself', () =>
    fc.assert(
      fc.property(text, (one) => {
        expect(normalise(normalise(one))).toBe(normalise(one));
      }),
      { numRuns: 2000 },
    ));
  it('are the same from both sides', () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sameAnswer(a, b)).toBe(sameAnswer(b, a));
      }),
      { numRuns: 2000 },
    ));
  it('take every answer for itself, and its normal form', () =>
    fc.assert(
      fc.property(text, (one) => {
        fc.pre(normalise(one) !== '');
        expect(sameAnswer(one, one)).toBe(true);
        expect(sameAnswer(one, normalise(one))).toBe(true);
      }),
      { numRuns: 2000 },
    ));
});
