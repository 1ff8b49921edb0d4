import { criterion, type Starter } from '#modules/assessment/domain/rubrics/starters/starter.ts';

export const COLLABORATION: Starter = {
  key: 'collaboration',
  name: { ja: '協働', en: 'Working together' },
  description: {
    ja: 'グループでの活動を、自分でも仲間どうしでも振り返れます。',
    en: 'For looking back on group work, one’s own and each other’s.',
  },
  criteria: [
    criterion(
      { ja: '役割と責任', en: 'Role and responsibility' },
      { ja: '引き受けたことをやりとげる', en: 'Doing what one has taken on' },
      [
        {
          ja: '自分の役割をやりとげ、困っている人の分にも気づいて動いている。',
          en: 'Finishes their own part and notices where others need a hand.',
        },
        { ja: '自分の役割を期日までにやりとげている。', en: 'Finishes their own part in time.' },
        {
          ja: '役割はわかっているが、声をかけられてから動くことが多い。',
          en: 'Knows the part, but often has to be reminded.',
        },
        { ja: '人にまかせきりになっている。', en: 'Leaves it to the others.' },
      ],
    ),
    criterion(
      { ja: '聞くことと話すこと', en: 'Listening and speaking' },
      { ja: 'ちがう意見を生かす', en: 'Making use of different views' },
      [
        {
          ja: 'ちがう意見を引き出してつなげ、話し合いを一歩先へ進めている。',
          en: 'Draws out different views, connects them and moves the talk on.',
        },
        {
          ja: '人の話を最後まで聞き、自分の意見も理由をつけて言っている。',
          en: 'Hears people out and gives their own view with a reason.',
        },
        { ja: '聞くだけ、話すだけになりがちである。', en: 'Tends to only listen, or only talk.' },
        { ja: '話し合いに加わっていない。', en: 'Takes no part in the talk.' },
      ],
    ),
    criterion(
      { ja: 'チームをよくする', en: 'Making the team better' },
      { ja: 'ふりかえりと工夫', en: 'Looking back and trying anew' },
      [
        {
          ja: '進み方を振り返り、やり方の工夫を言い出して、実際に変えている。',
          en: 'Looks back on how it goes, suggests better ways and brings them about.',
        },
        { ja: '進み方を振り返り、工夫を言い出している。', en: 'Looks back on how it goes and suggests better ways.' },
        { ja: '決まったやり方にそって進めている。', en: 'Follows the way that was agreed.' },
        { ja: 'チームの進み方を気にしていない。', en: 'Does not mind how the team is doing.' },
      ],
    ),
  ],
};
