export type DemoEntry = {
  title: string;
  tags: readonly string[];
  did: string;
  detail: string;
  reflection: string;
  /** What a teacher says to it. */
  comment: string;
};

/** What sample pupils have written, the oldest first. */
export const DEMO_ENTRIES: readonly DemoEntry[] = [
  {
    title: '問いを三つ書き出した',
    tags: ['planning'],
    did: '気になることを20個書き、似ているものをまとめて、三つの問いにした。',
    detail: '',
    reflection: '「なぜ」で始まる問いは、調べ方が決めにくい。',
    comment: '20個も書けたのがよいです。まとめるときに捨てたものは何ですか。',
  },
  {
    title: '図書館で町の統計をさがす',
    tags: ['literature'],
    did: '市の統計書を3冊読んだ。10年ぶんの数字を写した。',
    detail: '## わかったこと\n\n- 店の数は10年で61から42に減った\n- 通行量は5年前から増えている',
    reflection: '数字が二つ、反対を向いている。どちらも正しいなら、間に何かある。',
    comment: '反対を向く二つの数字に気づいたのは大きな発見です。出どころの年も書いておきましょう。',
  },
  {
    title: '駅前通りを歩いて数えた',
    tags: ['fieldwork', 'group-work'],
    did: '放課後、3人で駅前通りを歩き、開いている店と閉まっている店を地図にしるした。',
    detail: '- 開いている: 19軒\n- 閉まっている: 23軒\n- 曜日で変わる店: 4軒',
    reflection: '「閉まっている」にも種類がある。休みの日なのか、やめたのか、見ただけではわからない。',
    comment: '見ただけではわからない、と書けたことが次の一歩になります。だれに聞けばわかりますか。',
  },
  {
    title: '商工課の佐伯さんにインタビュー',
    tags: ['interview', 'fieldwork'],
    did: '市役所の商工課で、空き店舗の担当の佐伯さんに30分話を聞いた。',
    detail:
      '空き店舗は42軒。うち「貸します」と登録されているのは9軒だけ。\n\n- 2階に持ち主が住んでいる（14軒）\n- 持ち主がだれか決まっていない（8軒）\n- 物置のままでよい（11軒）',
    reflection:
      '「人が来ないから閉まる」と思いこんでいた。**貸したくない店**と**貸せない店**では、理由がまったくちがう。',
    comment: '「貸したくない」と「貸せない」を分けたのは、とても良い視点です。33軒の内訳は、だれが数えた数字ですか。',
  },
  {
    title: '通行量をグラフにする',
    tags: ['experiment'],
    did: '10年ぶんの通行量を、平日と休日に分けてグラフにした。',
    detail: '休日だけが増えていた。平日はほとんど変わらない。',
    reflection: '全体の平均だけ見ていたら、気づかなかった。',
    comment: '',
  },
  {
    title: '中間発表のスライドをつくる',
    tags: ['presentation', 'reflection'],
    did: '6枚のスライドに、問い、調べたこと、まだわからないことを並べた。',
    detail: '',
    reflection: '「まだわからないこと」の1枚が、いちばん話しやすかった。',
    comment: '',
  },
];

/** What pupils answered when a teacher asked back. */
export const DEMO_ANSWER = '佐伯さんの手もとの表です。9月に町内会が歩いて調べたそうです。';
/** How many of the entries the n-th pupil has; some have written little, some nothing for weeks. */
export const DEMO_LENGTHS = [6, 4, 5, 2, 6, 3, 0, 5, 4, 1] as const;
