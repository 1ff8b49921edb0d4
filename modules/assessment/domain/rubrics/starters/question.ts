import { criterion, type Starter } from '#modules/assessment/domain/rubrics/starters/starter.ts';

export const QUESTION: Starter = {
  key: 'question',
  name: { ja: '探究の問い', en: 'The question of an inquiry' },
  description: {
    ja: '自分の問いを立てて、育てていく力を見ます。',
    en: 'How a pupil finds a question of their own and lets it grow.',
  },
  criteria: [
    criterion(
      { ja: '自分の問いになっているか', en: 'A question of one’s own' },
      { ja: 'きっかけと、知りたい理由', en: 'Where it comes from and why it matters' },
      [
        {
          ja: '自分の体験や気づきから問いが生まれ、なぜ知りたいのかを自分の言葉で語れる。',
          en: 'Grew out of something lived or noticed; the pupil says in their own words why they want to know.',
        },
        {
          ja: '問いのきっかけと、知りたい理由を説明できる。',
          en: 'The pupil can explain where the question comes from and why they ask it.',
        },
        {
          ja: '問いはあるが、知りたい理由がまだはっきりしない。',
          en: 'There is a question, but why it is asked is not clear yet.',
        },
        {
          ja: '人から与えられた題をそのまま使っている。',
          en: 'A given topic is used as it is.',
        },
      ],
    ),
    criterion(
      { ja: '調べて答えに近づけるか', en: 'Can be looked into' },
      { ja: '範囲と方法', en: 'Scope and method' },
      [
        {
          ja: '範囲がしぼられていて、どの方法で何がわかるかの見通しまで立っている。',
          en: 'Well limited, with a clear view of which method will show what.',
        },
        {
          ja: '手の届く範囲にしぼられ、調べ方が一つは決まっている。',
          en: 'Within reach, and at least one way to look into it is chosen.',
        },
        {
          ja: '調べられそうだが、範囲が広すぎるか、せますぎる。',
          en: 'It could be looked into, but it is too wide or too narrow.',
        },
        {
          ja: '調べ方が思いつかないか、検索すればすぐに答えが出る。',
          en: 'No way to look into it, or one search answers it.',
        },
      ],
    ),
    criterion(
      { ja: '問いを育てているか', en: 'Growing the question' },
      { ja: '見直した跡', en: 'Traces of rethinking' },
      [
        {
          ja: 'わかったことや人の意見をもとに問いを何度も見直し、変えた理由を残している。',
          en: 'Rethought several times from findings and other people’s views, with the reasons kept.',
        },
        {
          ja: 'わかったことをもとに、問いを一度は見直している。',
          en: 'Rethought at least once in the light of what was found.',
        },
        {
          ja: '言い回しは直したが、中身は変わっていない。',
          en: 'The wording has changed, the question has not.',
        },
        { ja: 'はじめの問いのまま見直していない。', en: 'The first wording still stands.' },
      ],
    ),
  ],
};
