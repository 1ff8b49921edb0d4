import type { Seen } from './behaviour.ts';

type Words = { ja: string; en: string };
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
const NUMBERS = [1, 2, 3] as const;

const THEMES: readonly Record<'title' | 'question' | 'description' | 'approach', Words>[] = [
  {
    title: { ja: '駅前の空き店舗', en: 'Empty shops by the station' },
    question: {
      ja: '人通りが戻っても、シャッターが開かないのはなぜか',
      en: 'Why do the shutters stay down although people have come back?',
    },
    description: {
      ja: '駅前の店が開いている時間と人の流れを数えて、つながりを調べます。',
      en: 'You count when shops are open and when people pass, and look for a link.',
    },
    approach: {
      ja: 'まず一日、駅前で人を数えてみましょう。次に店の人に話を聞きます。',
      en: 'Begin by counting people for a day. Then talk with shop owners.',
    },
  },
  {
    title: { ja: '川の水と田んぼ', en: 'The river and the fields' },
    question: {
      ja: '田に水を引く時期、川の生きものはどこへ行くのか',
      en: 'Where do the animals of the river go when the fields take its water?',
    },
    description: {
      ja: '水の量と生きものの数を、季節ごとにくらべます。',
      en: 'You compare the amount of water and the animals in each season.',
    },
    approach: {
      ja: '安全な浅瀬を大人と決めて、月に一度観察します。',
      en: 'Choose a safe, shallow spot with an adult and look once a month.',
    },
  },
  {
    title: { ja: '通学路の明るさ', en: 'Light on the way to school' },
    question: {
      ja: '街灯が同じ数でも、こわい道とそうでない道があるのはなぜか',
      en: 'Why are some streets frightening and others not, with equally many lamps?',
    },
    description: {
      ja: '明るさを測り、通る人の感じ方とくらべます。',
      en: 'You measure light and compare it with how people feel.',
    },
    approach: {
      ja: '携帯の照度計で、夕方に決まった場所を測ります。',
      en: 'Measure fixed places in the evening with a phone’s light meter.',
    },
  },
];
const RATIONALE: Words = {
  ja: 'アンケートで、身近な町のことが気になると答えていたからです。',
  en: 'You said in the survey that your town is on your mind.',
};
const POTENTIAL: Words = {
  ja: '結果を町の人に見せると、次の一年の手がかりになります。',
  en: 'Show the result to people in town: it may guide the next year.',
};
const PHASES: readonly Words[] = [
  { ja: '課題の設定', en: 'Finding a question' },
  { ja: '情報の収集', en: 'Gathering' },
  { ja: '整理・分析とまとめ', en: 'Analysing and presenting' },
];
const REMARKS: Record<'ja' | 'en', readonly string[]> = {
  ja: [
    '駅前の歩行者を自分で数え、店が開く時間とのずれに気づいた。',
    '聞き取りでは質問を組み立て、答えを数と照らし合わせて、貸したくない理由と貸せない理由に分けて考えることができた。',
    '次は店主に話を聞く計画である。',
  ],
  en: [
    'Counted passers-by and saw that shops open at other times. ',
    'Asked good questions and compared answers with numbers.',
  ],
};

/** Answers of the shapes QuestEd asks for, so that every page can be tried by hand. Nothing else knows a shape. */
export function draftFor({ messages, body }: Seen): unknown {
  const asked = JSON.stringify(body.response_format ?? {});
  const told = messages.map(({ content }) => content).join('\n');
  const language = japanese.test(messages.find(({ role }) => role === 'system')?.content ?? '') ? 'ja' : 'en';
  const say = (words: Words) => words[language];
  const marks = [...told.matchAll(/^\[(E\d+)\]/gmu)].map(([, mark = '']) => mark);
  const grounds = marks.slice(0, 2);
  if (asked.includes('"proposals"'))
    return {
      proposals: THEMES.map(({ title, question, description, approach }) => ({
        title: say(title),
        question: say(question),
        description: say(description),
        rationale: say(RATIONALE),
        approach: say(approach),
        potential: say(POTENTIAL),
        grounds,
      })),
    };
  if (asked.includes('"phases"')) return plan(language, say);
  if (asked.includes('"attitude"'))
    return {
      sentences: REMARKS[language].map((text) => ({ text, grounds })),
      knowledge: 'B',
      thinking: 'A',
      attitude: 'A',
    };
  if (asked.includes('"sentences"')) return { sentences: REMARKS[language].map((text) => ({ text, grounds })) };
  if (asked.includes('"reason"'))
    return {
      items: [
        {
          kind: 'nextStep',
          text: say({ ja: '店主一人に、話を聞く約束をする', en: 'Arrange to talk with one shop owner' }),
          reason: say({
            ja: '数はもう集まっているので、次はわけを聞く番です。',
            en: 'You have the numbers; now ask for reasons.',
          }),
          grounds,
        },
        {
          kind: 'theme',
          text: say({ ja: '問いの「なぜ」を二つに分けて書く', en: 'Split the “why” of your question in two' }),
          reason: say({ ja: '理由が二種類見えてきたからです。', en: 'You have begun to see two kinds of reasons.' }),
          grounds,
        },
      ],
    };
  return undefined;
}

function plan(language: 'ja' | 'en', say: (words: Words) => string) {
  const week = (number: number) => ({
    label: language === 'ja' ? `${number + 3}月第2週` : `Month ${number}, week 2`,
    hours: 2,
    theme: say({ ja: '気になることを出し合う', en: 'Collect what is on our minds' }),
    activities: say({
      ja: '付箋に書き、似たものを集めて、問いの形に直す。',
      en: 'Write notes, group them, turn them into questions.',
    }),
    support: say({
      ja: '調べる前に答えがわかる問いには、問い返す。',
      en: 'Ask back where the answer is already known.',
    }),
    evaluation: say({ ja: '問いの変わり方を記録で見る。', en: 'See in the log how the question has changed.' }),
  });
  return {
    title: say({ ja: '町から学ぶ一年', en: 'A year of learning from our town' }),
    description: say({
      ja: '自分の問いを見つけ、確かめ、人に伝える一年です。',
      en: 'A year to find a question, to test it and to tell others.',
    }),
    phases: PHASES.map((name, phase) => ({
      name: say(name),
      weeks: NUMBERS.map((number) => week(phase * NUMBERS.length + number)),
    })),
    rubric: [
      {
        name: say({ ja: '問いの深さ', en: 'Depth of the question' }),
        description: say({ ja: '問いを見直し、深めているか', en: 'Whether the question is revised and deepened' }),
        levels: ['S', 'A', 'B', 'C'].map((name, index) => ({
          name,
          criterion: say({
            ja:
              ['根拠をもって問いを二度以上直した', '根拠をもって問いを直した', '問いを直した', '問いを一つ立てた'][
                index
              ] ?? '',
            en:
              ['Revised twice or more, with reasons', 'Revised with reasons', 'Revised', 'Found one question'][index] ??
              '',
          }),
        })),
      },
    ],
  };
}
