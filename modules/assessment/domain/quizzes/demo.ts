import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import { chanceOf } from '#modules/assessment/domain/quizzes/chance.ts';
import {
  BLANK_ITEM,
  type Choice,
  type Gap,
  type Item,
  PLAIN_RULES,
  type QuizDocument,
} from '#modules/assessment/domain/quizzes/item.ts';

const choices = (...texts: string[]): Choice[] => texts.map((text, place) => ({ id: `c${place + 1}`, text }));
const base = (id: string, prompt: string, points: number, explanation = '') => ({
  ...BLANK_ITEM,
  ...{ id, prompt, points, explanation },
});

/** What sample classes are asked: how one finds things out, in every way QuestEd can ask. */
const BASICS: Item[] = [
  {
    ...base(
      'source',
      '次のうち、**一次資料**はどれですか。',
      1,
      '自分で見たり測ったりした記録は、だれかがまとめる前の資料です。',
    ),
    type: 'single',
    choices: choices('百科事典の項目', '自分で測った川の水温の記録', '新聞の解説記事', '調べたことをまとめた動画'),
    answer: 'c2',
  },
  {
    ...base(
      'survey',
      'アンケートの質問として**よいもの**をすべて選びましょう。',
      2,
      '一度に一つのことを、答えを誘わずにききます。',
    ),
    type: 'multiple',
    choices: choices(
      '一週間に何日、家で本を読みますか。',
      'すばらしい新しい給食を、あなたも好きですよね。',
      '通学にかかる時間は何分ですか。',
      '本を読むことと運動することは好きですか。',
    ),
    answers: ['c1', 'c3'],
    scoring: 'partial',
  },
  {
    ...base(
      'cause',
      '二つの量がいっしょに増えていれば、一方がもう一方の原因である。',
      1,
      '別の原因が両方を動かしていることもあります。',
    ),
    type: 'trueFalse',
    answer: false,
  },
  {
    ...base('guess', '調べる前に立てる「こうではないか」という考えを、漢字二字で何といいますか。', 1),
    type: 'text',
    accepted: ['仮説', 'かせつ'],
    exact: false,
  },
  {
    ...base(
      'mean',
      '3回測った水温は 18.2、18.6、19.0(℃)でした。平均は何℃ですか。',
      1,
      '(18.2 + 18.6 + 19.0) ÷ 3 = 18.6',
    ),
    type: 'number',
    answer: 18.6,
    tolerance: { kind: 'absolute', value: 0.05 },
    unit: '℃',
  },
  {
    ...base('order', '探究の進め方を、ふつうの順に並べましょう。', 2),
    type: 'ordering',
    entries: choices('問いを立てる', '調べ方を決める', '調べて記録する', '整理して考える', '発表する'),
    scoring: 'partial',
  },
  {
    ...base('graph', '見せたいことに合うグラフを選びましょう。', 2),
    type: 'matching',
    lefts: [
      { id: 'l1', text: '時間とともにどう変わったか', match: 'r1' },
      { id: 'l2', text: '全体の中の割合', match: 'r2' },
      { id: 'l3', text: '二つの量の関係', match: 'r3' },
    ],
    rights: [
      { id: 'r1', text: '折れ線グラフ' },
      { id: 'r2', text: '円グラフ' },
      { id: 'r3', text: '散布図' },
      { id: 'r4', text: '地図' },
    ],
  },
  {
    ...base('quote', '引用のきまり', 2, 'だれの、どこにある言葉かがわかれば、読む人がたしかめられます。'),
    type: 'cloze',
    text: 'ほかの人の文章を使うときは [[g1]] を示し、そのまま写した部分は [[g2]] でくくる。',
    gaps: [
      { id: 'g1', kind: 'text', accepted: ['出典', '出所', '引用元'], exact: false },
      { id: 'g2', kind: 'choice', choices: choices('かぎかっこ', '丸かっこ', '下線'), answer: 'c1' },
    ],
  },
];
const REFLECTION: Item[] = [
  {
    ...base('question', 'いま気になっていることを、調べられる「問い」の形で書きましょう。', 3),
    type: 'long',
    model: '何を、どこで、どう調べれば答えが出るかがわかる問いになっていること。',
    unit: 'characters',
    least: 20,
    most: 200,
  },
  {
    ...base('ready', '調べる前に、先行研究を読むことは大切だ。', 1),
    type: 'trueFalse',
    answer: true,
  },
];

const quiz = (title: string, instructions: string, items: Item[]): QuizDocument => ({
  title,
  instructions,
  sections: [{ id: 's1', title: '', instructions: '', shuffleItems: true, shuffleChoices: true, draw: null, items }],
  rules: PLAIN_RULES,
});
/** Answered by the whole class, and released. */
export const DONE_QUIZ = quiz('調べ方の基礎', '教科書を見ずに、20分くらいで答えましょう。', BASICS);
/** Still open. */
export const OPEN_QUIZ = quiz('問いを立てる', '思ったことを自分の言葉で書きましょう。', REFLECTION);
export const DEMO_BANK: readonly { item: Item; subject: string; tags: string[] }[] = [...BASICS, ...REFLECTION].map(
  (item, n) => ({
    item,
    subject: n % 3 === 2 ? '理科' : '総合的な探究の時間',
    tags: n % 2 ? ['調べ方'] : ['調べ方', '基礎'],
  }),
);

const THOUGHTS = [
  '学校の下流の川の水温は、なぜ上流より2度高いのか。橋ごとに測ってくらべたい。',
  '駅前の店は、どんな順にシャッターを閉めたのか。古い住宅地図をたどって調べる。',
  '給食の残りは曜日によってちがうのか。一か月、量をはかって記録する。',
];

/** What the n-th pupil of a sample class answers: better pupils more of it rightly, the same each time. */
export function demoAnswer(item: Item, n: number): Answer | null {
  const chance = chanceOf(n, item.id);
  const skill = 0.3 + 0.65 * chanceOf(n, 'skill')();
  if (chance() < 0.03) return null;
  if (item.type === 'long') return { text: THOUGHTS[n % THOUGHTS.length] ?? '' };
  return chance() < skill ? rightAnswer(item) : wrongAnswer(item, chance);
}

function rightAnswer(item: Item): Answer | null {
  switch (item.type) {
    case 'single':
      return { choice: item.answer ?? '' };
    case 'multiple':
      return { choices: item.answers };
    case 'trueFalse':
      return { value: item.answer ?? true };
    case 'text':
      return { text: item.accepted[0] ?? '' };
    case 'number':
      return { number: String(item.answer) };
    case 'ordering':
      return { order: item.entries.map(({ id }) => id) };
    case 'matching':
      return { pairs: Object.fromEntries(item.lefts.map(({ id, match }) => [id, match ?? ''])) };
    case 'cloze':
      return { gaps: Object.fromEntries(item.gaps.map((gap) => [gap.id, filled(gap)])) };
    default:
      return null;
  }
}

const filled = (gap: Gap): string => (gap.kind === 'text' ? (gap.accepted[0] ?? '') : String(gap.answer));
const other = <T>(all: readonly T[], chance: () => number): T | undefined => all[Math.floor(chance() * all.length)];

function wrongAnswer(item: Item, chance: () => number): Answer | null {
  switch (item.type) {
    case 'single': {
      const wrong = other(
        item.choices.filter(({ id }) => id !== item.answer),
        chance,
      );
      return wrong ? { choice: wrong.id } : null;
    }
    case 'multiple':
      return {
        choices: item.choices
          .filter(() => chance() < 0.5)
          .map(({ id }) => id)
          .slice(0, 3),
      };
    case 'trueFalse':
      return { value: !item.answer };
    case 'text':
      return { text: '予想' };
    case 'number':
      return { number: '18' };
    case 'ordering': {
      const [first, second, ...rest] = item.entries.map(({ id }) => id);
      return first && second ? { order: [second, first, ...rest] } : null;
    }
    case 'matching': {
      const pairs = item.lefts.map(({ id }): [string, string] => [id, other(item.rights, chance)?.id ?? '']);
      return { pairs: Object.fromEntries(pairs) };
    }
    case 'cloze':
      return { gaps: Object.fromEntries(item.gaps.slice(0, 1).map((gap) => [gap.id, filled(gap)])) };
    default:
      return null;
  }
}
