import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from './fold.ts';
import { Mask } from './mask.ts';
import { namesOf, namesOfSchool, type Person } from './names.ts';

let made = 0;
const person = (familyName: string, givenName: string, familyKana = '', givenKana = ''): Person => {
  made += 1;
  return { id: `p${made}`, familyName, givenName, familyKana, givenKana, loginId: `s${String(made).padStart(4, '0')}` };
};
const JAPANESE = [
  person('佐伯', '美月', 'さえき', 'みづき'),
  person('髙橋', '翔太', 'たかはし', 'しょうた'),
  person('伊集院', '薫子', 'いじゅういん', 'かおるこ'),
  person('長谷川', '健太郎', 'はせがわ', 'けんたろう'),
  person('渡邊', '結衣', 'わたなべ', 'ゆいか'),
  person('五十嵐', '大翔', 'いがらし', 'ひろと'),
  person('グエン', 'ティ・ラン', 'ぐえん', 'てぃらん'),
  person('齋藤', 'さくらこ', 'さいとう', 'さくらこ'),
];
const LATIN = [
  person('Nakamura', 'Keiko'),
  person("O'Connor", 'Siobhán'),
  person('García', 'María José'),
  person('Schröder', 'Jürgen'),
  person('Tanaka', 'Emily', 'タナカ', 'エミリー'),
  person('Okafor', 'Chinedu'),
];
/** Whose names are words as well: they count in full or with a title. */
const COMMON = [person('森', '希望', 'もり', 'のぞみ'), person('林', '空', 'はやし', 'そら'), person('Hill', 'Hope')];
const FAR = [person('綾小路', '清隆', 'あやのこうじ', 'きよたか')];
const close = [...JAPANESE, ...LATIN, ...COMMON];
const mask = () => new Mask(namesOf(close), namesOfSchool([...close, ...FAR]));

const katakana = (text: string) => text.replace(/[ぁ-ゖ]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0x60));
const TOLD: ((one: Person) => string)[] = [
  ({ familyName, givenName }) => `今日は${familyName}${givenName}さんと駅前の商店街を調べた。`,
  ({ familyName, givenName }) => `${familyName} ${givenName}が言うには、川の水がきれいになったらしい。`,
  ({ familyName, givenName }) => `班長：${familyName}　${givenName}\n副班長：未定`,
  ({ familyName }) => `${familyName}先生、質問してもいいですか。`,
  ({ familyName }) => `昨日${familyName}くんが休んだので、一人で集計した。`,
  ({ familyName }) => `それは${familyName}様のご意見です。`,
  ({ givenName }) => `${givenName}ちゃんの意見に賛成です。`,
  ({ givenName }) => `わたしは${givenName}といっしょに発表します。`,
  ({ familyKana, givenKana }) => `なまえは${familyKana}${givenKana}です。`,
  ({ familyKana, givenKana }) => `ふりがな（${familyKana}　${givenKana}）`,
  ({ familyKana, givenKana }) => `氏名カナ：${katakana(familyKana)}・${katakana(givenKana)}、以上。`,
  ({ familyKana }) => `${katakana(familyKana)}さんにインタビューした。`,
  ({ givenKana }) => `${givenKana}ちゃんがくれた資料を読んだ。`,
  ({ familyName, givenName }) => `「${familyName}・${givenName}」と書いてあった。`,
  ({ familyName, givenName }) => `${givenName}${familyName}の順で書く人もいる。`,
  ({ familyName, givenName }) => `${familyName.split('').join('\u200b')}${givenName}と見えない字をはさむ。`,
];
const TOLD_IN_ENGLISH: ((one: Person) => string)[] = [
  ({ familyName, givenName }) => `My partner is ${givenName} ${familyName}, and we counted shops.`,
  ({ familyName, givenName }) => `${familyName}, ${givenName} (group leader)`,
  ({ familyName }) => `Mr. ${familyName} said the river is cleaner now.`,
  ({ familyName }) => `I asked Ms ${familyName}'s opinion.`,
  ({ givenName }) => `${givenName} and I disagree about the question.`,
  ({ givenName }) => `“${givenName}-san,” I said, “which one first?”`,
  ({ familyName, givenName }) => `${givenName.toUpperCase()} ${familyName.toUpperCase()} wrote this.`,
  ({ familyName, givenName }) => `${givenName.normalize('NFD')} ${familyName.normalize('NFD')} with accents apart.`,
  ({ familyName, givenName }) => `plain ascii: ${folded(givenName)} ${folded(familyName)}!`,
  ({ familyName, givenName }) =>
    `${[...`${givenName} ${familyName}`].map((one) => (/[!-~]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)).join('')} is full width.`,
];
const CONTACTS = [
  ['メールは taro.yamada+school@example.co.jp まで', 'taro.yamada'],
  ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ に送った', 'ｈａｎａｋｏ'],
  ['mail me: keiko_n@mail.example.org.', 'keiko_n'],
  ['携帯は090-1234-5678です', '1234'],
  ['電話０３（１２３４）５６７８', '５６７８'],
  ['tel 0312345678', '0312345678'],
  ['自宅 0476-12-3456', '12-3456'],
  ['+81 90-1234-5678', '1234'],
  ['call +44 20 7946 0958 after six', '7946'],
  ['(415) 555-0132 is my number', '0132'],
  ['〒150-0001', '150'],
  ['〒１５０－０００１ 東京都渋谷区神宮前１丁目２番３号', '神宮前'],
  ['東京都千代田区千代田1-1-1 に住んでいる', '1-1'],
  ['北海道札幌市中央区北一条西2丁目1番地 コーポ青葉203号室', '北一条'],
  ['京都府京都市左京区吉田本町36番地1', '吉田本町'],
  ['埼玉県さいたま市浦和区高砂三丁目15番1号', '高砂'],
  ['大阪市北区梅田3の1の3', '梅田'],
  ['I live at 221B Baker Street, Apt 4', 'Baker'],
  ['12 Rose Hill Road is our house', 'Rose Hill'],
  ['1-2-3 Sakura-cho, Midori', '1-2-3'],
] as const;
const TEXTS = [
  ...JAPANESE.flatMap((one) => TOLD.map((tell) => [tell(one), one] as const)),
  ...LATIN.flatMap((one) => TOLD_IN_ENGLISH.map((tell) => [tell(one), one] as const)),
  ...FAR.flatMap((one) => TOLD.slice(0, 6).map((tell) => [tell(one), one] as const)),
  ...COMMON.flatMap((one) => [0, 1, 3, 4, 5].map((at) => [TOLD[at]?.(one) ?? '', one] as const)),
];
/** Every form of a person's names that is long enough to say who it is. */
const formsOf = (one: Person, least: number): string[] =>
  [one.familyName, one.givenName, one.familyKana, one.givenKana].map(folded).filter((form) => form.length >= least);

describe('masking', () => {
  it(`lets no name through in ${TEXTS.length} texts and gives every one back to the letter`, () => {
    expect(TEXTS.length).toBeGreaterThanOrEqual(200);
    const leaks: string[] = [];
    for (const [text, one] of TEXTS) {
      const masking = mask();
      const [masked = ''] = masking.maskAll([text]);
      const seen = folded(masked.replace(/〔人\d+(-\d+)?〕/g, '|'));
      const least = COMMON.includes(one) ? 1 : 2;
      for (const form of formsOf(one, least)) if (seen.includes(form)) leaks.push(`${text} → ${masked}`);
      if (masking.restore(masked) !== text) leaks.push(`not restored: ${text}`);
    }
    expect(leaks).toEqual([]);
  });

  it.each(CONTACTS)('masks where somebody is reached: %s', (text, secret) => {
    const masking = mask();
    const [masked = ''] = masking.maskAll([text]);
    expect(masked).toMatch(/〔(メール|電話|住所)1〕/);
    expect(masked).not.toContain(secret);
    expect(masking.restore(masked)).toBe(text);
  });

  it('leaves alone what only looks like a name or an address', () => {
    for (const text of [
      '森の中の空気と林道を調べた。空が青い。',
      'この町で一番大きい市場は、2026年に3年2組の20人が調べた。',
      'There is hope on the hill; 1,200 people, 2026-11-25, 10:30-11:45, ISBN 978-4-00-000000-0.',
      '018f0000-0000-7000-8000-000000000001',
      '比は3:4、全長1200-1500mm、第12番目。',
    ]) {
      expect(mask().maskAll([text])).toEqual([text]);
    }
  });

  it('takes an everyday word for a name once the text has called it so', () => {
    const [first, second] = mask().maskAll(['森さんに聞いた。', '森は「森林は大切だ」と言った。']);
    expect(first).toBe('〔人1〕さんに聞いた。');
    expect(second).toBe('〔人1〕は「森林は大切だ」と言った。');
  });

  it('gives one person one number, each spelling its own mark, in all texts of a call', () => {
    const masking = mask();
    expect(masking.maskAll(['佐伯美月さん', '佐伯 美月と美月', '佐伯美月'])).toEqual([
      '〔人1〕さん',
      '〔人1-2〕と〔人1-3〕',
      '〔人1〕',
    ]);
    expect(masking.restore('〔人１〕は〔人 1-2〕で、〔人9〕ではない')).toBe('佐伯美月は佐伯 美月で、〔人9〕ではない');
  });

  it('turns no mark that somebody typed into a name', () => {
    const masking = mask();
    const text = '〔人1〕って誰？ [人1] 〔住所１〕 佐伯美月';
    const [masked = ''] = masking.maskAll([text]);
    expect(masked).not.toMatch(/^〔人1〕/);
    expect(masking.restore(masked)).toBe(text);
  });

  it('gives back the same text however it is torn, inside JSON too', () => {
    const piece = fc.oneof(
      fc.constantFrom(...TEXTS.map(([text]) => text), ...CONTACTS.map(([text]) => text), '〔', '〕', '〔人', '〔人1〕'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(fc.nat(9), { maxLength: 200 }), (parts, steps) => {
        const text = parts.join('\n');
        const masking = mask();
        const [masked = ''] = masking.maskAll([text]);
        expect(masking.restore(masked)).toBe(text);
        expect(masking.restoreIn(JSON.parse(JSON.stringify({ a: [masked, { b: masked }], n: 1 })))).toEqual({
          a: [text, { b: text }],
          n: 1,
        });
        const restorer = masking.restorer();
        let at = 0;
        let back = '';
        for (const step of steps) {
          back += restorer.take(masked.slice(at, at + step));
          at += step;
        }
        back += restorer.take(masked.slice(at)) + restorer.rest();
        expect(back).toBe(text);
      }),
      { numRuns: 150, seed: 20_261_126 },
    );
  });
});
