import { type Definition, type Scale, words } from '#modules/assessment/domain/surveys/definition.ts';

const statement = (id: string, trait: string, reversed: boolean, ja: string, en: string): Scale => ({
  id,
  kind: 'scale',
  trait,
  reversed,
  required: true,
  title: words(ja, en),
});

/**
 * Five traits with four statements each, two of them reversed (the Big Five model: John, Naumann & Soto 2008, in
 * Handbook of Personality). The statements are our own; no published scale is reproduced, and none of its norms are used.
 */
export const personality1: Definition = {
  type: 'personality',
  version: 1,
  title: words('性格アンケート', 'What you are like'),
  purpose: words(
    '自分の傾向を知り、探究の進め方を考える手がかりにします。よい・悪いはありません。結果を見られるのは、あなたと担任・担当の先生だけです。',
    'Shows how you tend to be, to help you find your way of working. Nothing in it is good or bad. Only you and your own teachers see the result.',
  ),
  minutes: 5,
  questions: [
    statement(
      'o1',
      'openness',
      false,
      '知らないことに出会うと、もっと調べたくなる',
      'When I meet something unknown, I want to find out more',
    ),
    statement(
      'c1',
      'conscientiousness',
      false,
      'やると決めたことは、最後まで続ける',
      'What I decide to do, I carry through',
    ),
    statement(
      'e1',
      'extraversion',
      false,
      '初めて会う人にも、自分から話しかける',
      'I start talking to people I have just met',
    ),
    statement(
      'a1',
      'agreeableness',
      false,
      '友だちが困っていると、手を貸したくなる',
      'When a friend is in trouble, I want to help',
    ),
    statement('s1', 'stability', false, '失敗しても、気持ちを切りかえられる', 'After a failure I can start afresh'),
    statement(
      'o2',
      'openness',
      true,
      '新しいやり方より、いつもと同じやり方のほうが好きだ',
      'I like the usual way better than a new one',
    ),
    statement(
      'c2',
      'conscientiousness',
      true,
      'しめ切りの直前まで手をつけないことが多い',
      'I often start only just before the deadline',
    ),
    statement(
      'e2',
      'extraversion',
      true,
      '大勢の中では、聞き役でいることが多い',
      'Among many people I am mostly the one who listens',
    ),
    statement(
      'a2',
      'agreeableness',
      true,
      '意見が合わない人の話を聞くのは面倒だ',
      'Listening to people who think otherwise is a bother to me',
    ),
    statement(
      's2',
      'stability',
      true,
      '小さなことでも、長く気になってしまう',
      'Even small things stay on my mind for long',
    ),
    statement(
      'o3',
      'openness',
      false,
      '絵や音楽、自然の美しさに心を動かされることが多い',
      'Pictures, music or nature often move me',
    ),
    statement(
      'c3',
      'conscientiousness',
      false,
      '始める前に、順番や時間を考えておく',
      'Before I start, I think about the order and the time',
    ),
    statement(
      'e3',
      'extraversion',
      false,
      'みんなで何かをしていると、元気が出る',
      'Doing something with others gives me energy',
    ),
    statement(
      'a3',
      'agreeableness',
      false,
      '相手の立場になって考えるようにしている',
      "I try to see things from the other person's side",
    ),
    statement(
      's3',
      'stability',
      false,
      '発表や試験の前でも、わりと落ち着いている',
      'I am fairly calm even before presentations and tests',
    ),
    statement(
      'o4',
      'openness',
      true,
      '答えのない問いを考えるのは苦手だ',
      'I do not like thinking about questions without an answer',
    ),
    statement(
      'c4',
      'conscientiousness',
      true,
      '持ち物や約束を、うっかり忘れることがある',
      'I sometimes forget things or appointments',
    ),
    statement(
      'e4',
      'extraversion',
      true,
      '休みの日は、一人で静かに過ごしたい',
      'On days off I would rather be alone and quiet',
    ),
    statement(
      'a4',
      'agreeableness',
      true,
      '自分の得にならないことは、あまり手伝わない',
      'I seldom help when I get nothing from it',
    ),
    statement('s4', 'stability', true, '予定が急に変わると、あわててしまう', 'I am thrown when plans change suddenly'),
  ],
};
