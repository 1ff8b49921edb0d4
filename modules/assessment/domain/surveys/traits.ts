import { type Words, words } from '#modules/assessment/domain/surveys/definition.ts';

/** Thirds of the range 4–20, for words only: no norm of any population stands behind them. */
const LOW = 9;
const HIGH = 15;

type Trait = {
  readonly id: string;
  readonly name: Words;
  readonly low: Words;
  readonly middle: Words;
  readonly high: Words;
};

/** What a score says, as something to work with. Every end of every scale has its use in an inquiry. */
export const TRAITS: readonly Trait[] = [
  {
    id: 'openness',
    name: words('新しいことへの関心', 'Interest in the new'),
    low: words(
      '慣れたやり方を大事にし、確かなものから組み立てるのが得意なようです。身近なところから問いを探すと進めやすいでしょう。',
      'You seem to value proven ways and to build on what is certain. A question close to home may suit you.',
    ),
    middle: words(
      '新しいことにも慣れたやり方にも、場面に応じて向き合えるようです。',
      'You seem to take to the new or keep to the familiar as the moment asks.',
    ),
    high: words(
      '知らないことや新しい考えに心が動くようです。広げたあとで一つにしぼる時間をとると、問いが深まります。',
      'The unknown and new ideas seem to draw you. Take time to narrow down after you have opened up.',
    ),
  },
  {
    id: 'conscientiousness',
    name: words('計画とねばり', 'Planning and perseverance'),
    low: words(
      'その場の流れに合わせて動くのが得意なようです。小さな区切りを先生や仲間と決めておくと助けになります。',
      'You seem good at going with the flow. Small steps agreed with others may help you along.',
    ),
    middle: words(
      '計画を立てることと、その場で決めることの両方ができるようです。',
      'You seem able both to plan and to decide on the spot.',
    ),
    high: words(
      '順序を考えて、こつこつ進めるのが得意なようです。計画どおりに行かないときの余白も入れておきましょう。',
      'You seem to work steadily and in order. Leave room in your plan for what does not go to plan.',
    ),
  },
  {
    id: 'extraversion',
    name: words('人との関わり方', 'Being with people'),
    low: words(
      '一人でじっくり考えたり、よく聞いたりするのが得意なようです。文章や少人数の話し合いで力が出やすいでしょう。',
      'You seem to think things over quietly and to listen well. Writing and small groups may bring out your best.',
    ),
    middle: words(
      '人と話すことも、一人で考えることも、どちらも大切にしているようです。',
      'You seem to value both talking with others and thinking alone.',
    ),
    high: words(
      '人と関わることで元気が出るようです。インタビューや発表を取り入れると探究が進みやすいでしょう。',
      'Being with people seems to give you energy. Interviews and presentations may carry your inquiry.',
    ),
  },
  {
    id: 'agreeableness',
    name: words('協力のしかた', 'Working together'),
    low: words(
      '自分の考えをはっきりもち、流されずに判断できるようです。ちがう意見を一度書き出すと、考えが強くなります。',
      'You seem to hold your own view and judge for yourself. Writing down an opposing view can make yours stronger.',
    ),
    middle: words(
      '相手に合わせることと、自分の考えを通すことのつり合いをとっているようです。',
      'You seem to balance giving way and holding your ground.',
    ),
    high: words(
      '相手の気持ちを考えて動けるようです。自分はどう思うかも、遠慮せずに言葉にしてみましょう。',
      'You seem to act with others in mind. Put your own view into words as well.',
    ),
  },
  {
    id: 'stability',
    name: words('気持ちの落ち着き', 'Calmness'),
    low: words(
      '細かな変化によく気づき、先のことを考えるようです。心配なことは早めに先生や仲間に話すと楽になります。',
      'You seem to notice small changes and think ahead. Talking about worries early may make things lighter.',
    ),
    middle: words(
      '落ち着いているときも、気になることがあるときも、どちらもあるようです。',
      'You seem calm at times and concerned at others.',
    ),
    high: words(
      '予想外のことがあっても、気持ちを立て直しやすいようです。困っている仲間のペースにも目を向けてみましょう。',
      'You seem to recover easily from the unexpected. Keep an eye on others who need more time.',
    ),
  },
];

export const describe = (trait: Trait, score: number): Words =>
  score <= LOW ? trait.low : score >= HIGH ? trait.high : trait.middle;
