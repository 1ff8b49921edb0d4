import { describe, expect, it } from 'vitest';
import { type Comparable, suggest, ThemeText } from '#modules/basebuilder/domain/themes/suggest.ts';

const item = (title: string, question: string, more: Partial<Comparable> = {}): Comparable => ({
  ...{ id: title, title, question, accepted: [title], categories: ['語'] },
  ...more,
});
const told = (theme: ThemeText, items: readonly Comparable[]) =>
  suggest(theme, items, 20).map(({ id, because, common, relevance }) => [id, because, common, relevance]);

describe('words for a theme in Japanese', () => {
  const theme = new ThemeText({
    title: '海の生き物とプラスチック',
    question: '瀬戸内海の海洋汚染は、カキの養殖にどのような影響をあたえているか。',
  });

  it('that stand in it come first, then what shares kanji or katakana, then what its category names', () => {
    const items = [
      item('塩分', '水にとけている塩の量', { categories: ['理科', '養殖'] }),
      item('マイクロプラスチック', '5mm以下の小さなかけら'),
      item('赤潮', '海洋の水がプランクトンで赤くなること'),
      item('海洋汚染', '海がよごれること'),
      item('光合成', '植物が光から養分をつくる働き'),
    ];
    expect(told(theme, items)).toEqual([
      ['海洋汚染', 'word', ['海洋汚染'], 5],
      ['マイクロプラスチック', 'shared', ['プラスチック'], 4],
      ['塩分', 'category', ['養殖'], 2],
      ['赤潮', 'shared', ['海洋'], 3],
    ]);
  });

  it('are found by any answer that counts, in whatever width they are written', () => {
    expect(told(theme, [item('かき（貝）', '岩につく二枚貝', { accepted: ['かき', 'ｶｷ'] })])).toEqual([
      ['かき（貝）', 'word', ['ｶｷ'], 5],
    ]);
  });

  it('are not particles, single signs or words every question has', () => {
    const items = [item('洋', '広いうみ'), item('よう', 'つぼみ'), item('影響', 'ほかのものを変える力')];
    expect(told(theme, [...items, item('因果', '影響の始まりと終わり')])).toEqual([]);
  });

  it('of one kanji count where it stands between kana, and less than two together', () => {
    const river = new ThemeText({ title: '川の水温', question: '学校の下流で、川の水温が上がるのはなぜか。' });
    const items = [
      item('川', '陸を流れる水'),
      item('土', '雨がふらない日も川に水があるわけ'),
      item('温度計', '水温をはかる'),
      item('小川町', '町の名前'),
    ];
    expect(told(river, items)).toEqual([
      ['川', 'word', ['川'], 5],
      ['温度計', 'shared', ['水温'], 3],
      ['土', 'shared', ['川'], 2],
    ]);
  });

  it('written in another way are not found: it compares signs, not meanings', () => {
    expect(told(theme, [item('うみ', 'ひろい みず'), item('ocean', 'a very large sea')])).toEqual([]);
  });
});

describe('words for a theme in English', () => {
  const theme = new ThemeText({
    title: 'Plastic in rivers',
    question: 'How does plastic waste change the food web of our rivers?',
  });

  it('count whole, one and many alike', () => {
    const items = [
      item('river', 'water that flows to the sea'),
      item('food web', 'who eats whom'),
      item('drive', 'to steer a car'),
      item('polymer', 'what plastics are made of'),
      item('boxes', 'things to put things in'),
    ];
    expect(told(theme, items)).toEqual([
      ['food web', 'word', ['food web'], 5],
      ['river', 'word', ['river'], 5],
      ['polymer', 'shared', ['plastic'], 3],
    ]);
  });

  it('are not those every question has', () => {
    expect(told(theme, [item('how', 'in what way'), item('the', 'an article'), item('of', 'belonging to')])).toEqual(
      [],
    );
  });
});

it('the list is bounded, and the same in whatever order items come', () => {
  const theme = new ThemeText({ title: '川の水質', question: '' });
  const items = Array.from({ length: 30 }, (_, n) => item(`水質${String(n).padStart(2, '0')}`, '水質を調べる'));
  const found = suggest(theme, items, 20);
  expect(found).toHaveLength(20);
  expect(suggest(theme, items.toReversed(), 20)).toEqual(found);
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a));
});
