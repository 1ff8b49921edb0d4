import { criterion, type Starter } from '#modules/assessment/domain/rubrics/starters/starter.ts';

export const RESEARCH: Starter = {
  key: 'research',
  name: { ja: '情報の収集と分析', en: 'Gathering and analysing' },
  description: {
    ja: '情報を集め、確かめ、そこから考えを組み立てる力を見ます。',
    en: 'How information is gathered, checked and turned into thought.',
  },
  criteria: [
    criterion(
      { ja: '情報を集める', en: 'Gathering' },
      { ja: '種類と、自分で集めたもの', en: 'Variety, and what was gathered first-hand' },
      [
        {
          ja: '本・統計・人の話などを組み合わせ、自分の足で集めたデータもある。',
          en: 'Books, figures and people are combined, and there is data gathered first-hand.',
        },
        {
          ja: '二つ以上の種類の情報を、目的に合わせて集めている。',
          en: 'Two or more kinds of sources, chosen for a purpose.',
        },
        {
          ja: '集めているが、同じ種類の情報にかたよっている。',
          en: 'Something is gathered, but all of one kind.',
        },
        { ja: '集めた情報がとても少ない。', en: 'Very little has been gathered.' },
      ],
    ),
    criterion(
      { ja: '情報を確かめる', en: 'Checking' },
      { ja: '出どころと、正しさ', en: 'Sources and how far they hold' },
      [
        {
          ja: '出どころをすべて示し、別の情報と比べて、どこまで信じてよいかを述べている。',
          en: 'Every source is named, compared with others, and its limits are stated.',
        },
        {
          ja: '出どころを示し、大事なところは別の情報でも確かめている。',
          en: 'Sources are named and the main points checked against another one.',
        },
        { ja: '出どころは一部だけ示されている。', en: 'Some of the sources are named.' },
        { ja: '出どころがわからない。', en: 'Nobody can tell where it comes from.' },
      ],
    ),
    criterion(
      { ja: '分析して考える', en: 'Analysing' },
      { ja: '比べる・分ける・つなげる', en: 'Comparing, sorting, connecting' },
      [
        {
          ja: '表や図で比べ、理由や例外まで考えて、自分の考えを組み立てている。',
          en: 'Tables or graphs compare; reasons and exceptions are weighed into a view of one’s own.',
        },
        {
          ja: '情報を比べたり分けたりして、わかったことを説明できる。',
          en: 'Information is compared or sorted, and what follows from it is explained.',
        },
        {
          ja: '情報を並べているが、そこから言えることが少ない。',
          en: 'Information is listed; little is drawn from it.',
        },
        { ja: '写しただけで、自分の考えがない。', en: 'Copied, without a thought of one’s own.' },
      ],
    ),
  ],
};
