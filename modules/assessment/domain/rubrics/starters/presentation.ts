import { criterion, type Starter } from '#modules/assessment/domain/rubrics/starters/starter.ts';

export const PRESENTATION: Starter = {
  key: 'presentation',
  name: { ja: '発表', en: 'Presentation' },
  description: {
    ja: '中間発表や最終発表で使います。聞く人の立場でも読めます。',
    en: 'For talks half-way and at the end; readable for listeners, too.',
  },
  criteria: [
    criterion(
      { ja: '伝えたいこと', en: 'The message' },
      { ja: '問いから結論までの筋道', en: 'From the question to the conclusion' },
      [
        {
          ja: '問い・方法・結果・考えがひとつの筋でつながり、いちばん言いたいことが心に残る。',
          en: 'Question, method, findings and thoughts form one line, and the main point stays in mind.',
        },
        {
          ja: '問いから結論まで、順を追って話している。',
          en: 'It leads step by step from the question to the conclusion.',
        },
        {
          ja: '内容はあるが、つながりがわかりにくいところがある。',
          en: 'There is content, but some of the links are hard to follow.',
        },
        { ja: '何を伝えたいのかがわからない。', en: 'It is not clear what is to be said.' },
      ],
    ),
    criterion({ ja: '根拠', en: 'Evidence' }, { ja: '考えを支える事実', en: 'Facts that carry the thought' }, [
      {
        ja: '確かなデータや例で支え、弱いところや反対の見方にもふれている。',
        en: 'Solid data and examples; weak points and other views are mentioned as well.',
      },
      { ja: '主な考えに、データや例がついている。', en: 'The main thoughts come with data or examples.' },
      { ja: '根拠が少ないか、考えと合っていない。', en: 'Little evidence, or it does not fit the thought.' },
      { ja: '思ったことだけを述べている。', en: 'Only opinions are stated.' },
    ]),
    criterion({ ja: '話し方', en: 'Delivery' }, { ja: '声・目線・時間', en: 'Voice, eyes and time' }, [
      {
        ja: '聞く人の反応を見ながら、声や間を変えて、時間どおりに話している。',
        en: 'Voice and pauses follow the listeners, and the time is kept.',
      },
      {
        ja: '聞く人を見て、はっきりした声で話している。',
        en: 'Looks at the listeners and speaks clearly.',
      },
      { ja: '原稿を読む時間が長い。', en: 'Much of it is read out.' },
      { ja: '声が届かないか、時間が大きくずれている。', en: 'Cannot be heard, or is far from the time given.' },
    ]),
    criterion(
      { ja: '見せ方と質問への答え', en: 'Slides and answers' },
      { ja: '資料のわかりやすさ、やりとり', en: 'Clear material, real exchange' },
      [
        {
          ja: '資料が話を助け、質問には根拠をもって答え、新しい気づきまで生まれている。',
          en: 'The material helps; questions are answered with reasons and lead to something new.',
        },
        {
          ja: '資料が見やすく、質問にまっすぐ答えている。',
          en: 'The material is clear and questions are answered to the point.',
        },
        {
          ja: '文字や情報が多すぎる。質問には一部だけ答えている。',
          en: 'Too much text or information; questions are answered in part.',
        },
        { ja: '資料がないか、質問に答えられない。', en: 'No material, or no answers.' },
      ],
    ),
  ],
};
