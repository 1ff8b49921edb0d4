/** What a sample class asks about; each class gets two of them. */
export const DEMO_MAIN_THEMES = [
  { title: '地域の未来を考える', description: '歩いて、聞いて、数えて、この町のこれからを考えます。' },
  { title: '水とくらし', description: '川、雨、水道。水のまわりのことなら何でも。' },
  { title: '人と道具', description: '身のまわりの道具から、人のくらしを見つめます。' },
  { title: '食と健康', description: '給食、朝ごはん、畑。**食べること**から始めます。' },
] as const;

export type DemoTheme = {
  title: string;
  /** Wordings of the question, oldest first. */
  questions: readonly string[];
  rationale: string;
  approach: string;
  comment: string;
};

export const DEMO_THEMES: readonly DemoTheme[] = [
  {
    title: '駅前の商店街',
    questions: [
      '商店街の元気がないのはどうしてか。',
      '商店街のシャッターが開かないのはどうしてか。',
      '人通りが戻っても、シャッターが開かないのはなぜか。',
    ],
    rationale: '毎日通る道なのに、開いている店の数を知らなかったから。',
    approach: '- 42軒を地図に分ける\n- 店主5人に話を聞く',
    comment: '「元気」を何で測りますか。',
  },
  {
    title: '川の水温',
    questions: ['川の水はなぜ冷たいのか。', '学校の下流で、川の水温が上がるのはなぜか。'],
    rationale: '夏の部活のあとに入った川が、場所でちがったから。',
    approach: '橋ごとに、朝と夕方の水温を2週間はかる。',
    comment: 'どこからどこまでの「下流」ですか。',
  },
  {
    title: '給食の食べ残し',
    questions: ['食べ残しはなぜ出るのか。', '献立の順番を変えると、食べ残しは減るか。'],
    rationale: '給食委員で毎日はかっているから。',
    approach: '3週間ぶんの記録を献立とくらべる。',
    comment: '何を変えて、何をそろえるかを決めましょう。',
  },
  {
    title: 'バスの待ち時間',
    questions: ['バスはなぜ遅れるのか。', '雨の日にバスが遅れるのは、どの停留所か。'],
    rationale: '雨の日だけ遅刻しそうになるから。',
    approach: '停留所ごとに時刻を記録する。運転手さんに聞く。',
    comment: '雨の日が何日あれば、比べられますか。',
  },
  {
    title: '祖母の方言',
    questions: ['方言は消えるのか。', '祖母の言葉のうち、わたしが使うものはどれか。'],
    rationale: '祖母の言葉を、弟が聞き返したから。',
    approach: '100の言葉を3つの世代に聞く。',
    comment: '言葉をどう選びますか。',
  },
] as const;

/** Where the n-th pupil's theme stands; some have none yet. */
export const DEMO_STATES = ['selected', 'proposed', 'draft', 'returned', 'selected', 'approved', 'none'] as const;
