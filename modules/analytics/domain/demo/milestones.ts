/** What a sample class works towards; `in` is days from today. */
export const DEMO_MILESTONES = [
  {
    title: '問いの届け出',
    in: -40,
    description: '決めた問いと、それを選んだ理由を書いてください。',
    content: '人通りが戻っても、シャッターが開かないのはなぜか。毎日通る道なのに、開いている店の数を知らなかったから。',
    comment: '身近な道から始まったのがよいです。',
  },
  {
    title: '調査の計画',
    in: -12,
    description: 'だれに、どこで、何を聞くか。**数え方**も決めましょう。',
    content: '- 空き店舗42軒を地図に分ける\n- 店主5人に、同じ4つの質問をする\n- 平日と休日の通行量を30分ずつ数える',
    comment: '同じ質問をする、と決めたのがよいです。断られたときはどうしますか。',
  },
  {
    title: '中間発表の要旨',
    in: 3,
    description: '400字くらいで、問い、わかったこと、まだわからないことを。',
    content:
      '空き店舗42軒のうち、貸し出しに登録されているのは9軒だけだった。残りは「貸せない」のではなく「貸したくない」のかもしれない。',
    comment: '',
  },
  { title: '最終レポート', in: 75, description: '', content: '', comment: '' },
] as const;

export const DEMO_LEVELS = ['もう少し', 'できた', 'よくできた', 'すばらしい'] as const;

/** What sample pupils want to do and to reach; `in` is days from today. */
export const DEMO_TODOS = [
  { title: '商店会長の森さんにお礼のメールを送る', in: 0, priority: 'high' },
  { title: '空き店舗マップの写真を整理する', in: -2, priority: 'normal' },
  { title: '図書館に本を返す', in: 6, priority: 'normal' },
  { title: 'スライドの字を大きくする', in: null, priority: 'low' },
] as const;
export const DEMO_GOALS = [
  { kind: 'short', title: '店主5人に話を聞く', in: 16, progress: 60 },
  { kind: 'long', title: '町の人に読んでもらえるレポートを書く', in: 110, progress: 20 },
] as const;
