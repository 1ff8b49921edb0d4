import type { CurriculumDocument } from '#modules/content/domain/curricula/document.ts';

type Row = readonly [
  label: string,
  hours: number,
  theme: string,
  activities: string,
  support: string,
  evaluation: string,
];

const PHASES: readonly { name: string; weeks: readonly Row[] }[] = [
  {
    name: '課題の設定',
    weeks: [
      [
        '4月第3週',
        2,
        '探究って何だろう',
        '先輩の探究を3つ読み、「問い」と「調べたこと」を分けてみる',
        '問いの例を難しい順に並べて見せる',
        'ふり返りシート',
      ],
      [
        '4月第4週',
        2,
        '地域を歩く',
        '班で学校のまわりを1時間歩き、気になったことを20枚のカードに書く',
        '歩く道と集合時刻を決め、安全を見守る',
        'カードの枚数と具体性',
      ],
      [
        '5月第2週',
        2,
        '気になるを問いにする',
        'カードを分類し、「なぜ」「どうすれば」で言いかえる',
        '一人ずつ問いを読んで問い返す',
        '問いの下書き',
      ],
      [
        '5月第3週',
        2,
        '問いを選ぶ',
        '3つの問いを班で比べ、1年でできるかを確かめる',
        '実現できる範囲を一緒に考える',
        'テーマ提案書',
      ],
    ],
  },
  {
    name: '情報の収集',
    weeks: [
      [
        '5月第4週',
        2,
        '本と資料を探す',
        '図書館で本を2冊、統計を1つ見つけて出典を書く',
        '司書の先生と資料の探し方を教える',
        '出典の書き方',
      ],
      [
        '6月第1週',
        2,
        '聞く準備',
        'インタビューの質問を10個つくり、班で答え合ってみる',
        '聞いてはいけないことを確かめる',
        '質問シート',
      ],
      [
        '6月第2週',
        3,
        'フィールドワーク',
        '町に出て話を聞き、写真とメモを残す',
        '訪問先へのお礼と連絡を手伝う',
        '学習記録',
      ],
      [
        '6月第4週',
        2,
        '足りないことを見つける',
        '集めたものを表にして、まだ分からないことに印をつける',
        '表の例を見せる',
        '表',
      ],
    ],
  },
  {
    name: '整理・分析',
    weeks: [
      ['7月第1週', 2, '数で見る', 'アンケートや統計をグラフにする', 'グラフの選び方を教える', 'グラフと一言'],
      [
        '7月第2週',
        2,
        'つながりを描く',
        '原因と結果を矢印でつなぎ、反対の例を探す',
        '「ほんとうに？」と問い返す',
        '関連図',
      ],
      ['9月第2週', 2, '中間発表', '3分で話し、2つの質問をもらう', '質問の仕方を先に練習する', '相互評価'],
      ['9月第4週', 2, '問いを見直す', 'もらった質問をもとに問いを書き直す', '書き直した理由を聞く', '問いの履歴'],
    ],
  },
  {
    name: 'まとめ・表現',
    weeks: [
      [
        '10月第2週',
        2,
        '筋道を立てる',
        '問い・根拠・答えを1枚にまとめる',
        '根拠の足りないところに印をつける',
        '構成シート',
      ],
      [
        '10月第4週',
        2,
        'ポスターをつくる',
        '見出し・図・結論をA1に配置する',
        '読みやすさを遠くから確かめる',
        'ポスターの下書き',
      ],
      ['11月第2週', 2, '発表の練習', '班で話し、時間と声を確かめ合う', '一つずつよい点を伝える', 'ルーブリック'],
      ['11月第3週', 2, '発表会', '地域の人を招いてポスターの前で話す', '当日の進行と記録', 'ルーブリックと感想'],
    ],
  },
];

const RUBRIC = [
  {
    name: '問いを立てる力',
    description: '自分の関心から、確かめられる問いをつくれているか',
    levels: [
      '身近な気づきから、調べる方法まで見える問いになっている',
      '調べれば答えに近づける問いになっている',
      '問いの形になっている',
      '気になることを挙げている',
    ],
  },
  {
    name: '調べる力',
    description: '複数の方法で確かな情報を集めているか',
    levels: [
      '二つ以上の方法で集め、食い違いも確かめている',
      '二つ以上の方法で集めている',
      '一つの方法で集めている',
      '集め始めている',
    ],
  },
  {
    name: '伝える力',
    description: '根拠を示して相手に伝えているか',
    levels: [
      '相手の質問に根拠で答えている',
      '根拠を示して話している',
      '結論を話している',
      '調べたことを読み上げている',
    ],
  },
] as const;
const LEVELS = ['S', 'A', 'B', 'C'] as const;

/** A year's plan as a school would write it, for sample data. */
export function demoCurriculum(className: string, next: () => string): CurriculumDocument {
  return {
    title: '地域から問いを立てる1年',
    description: `「${className}」の1年の流れです。自分の問いを見つけ、調べ、まとめ、地域の人の前で話します。`,
    mainTheme: '地域とわたし',
    totalHours: 35,
    fieldwork: true,
    fieldworkCount: 2,
    presentation: true,
    presentationFormat: 'poster',
    groupWork: 'hybrid',
    partners: '市役所商工課、図書館、商店街のみなさん',
    phases: PHASES.map(({ name, weeks }) => ({
      id: next(),
      name,
      weeks: weeks.map(([label, hours, theme, activities, support, evaluation]) => ({
        id: next(),
        ...{ label, hours, theme, activities, support, evaluation },
      })),
    })),
    rubric: RUBRIC.map(({ name, description, levels }) => ({
      id: next(),
      ...{ name, description },
      levels: levels.map((criterion, index) => ({ id: next(), name: LEVELS[index] ?? '', criterion })),
    })),
  };
}
