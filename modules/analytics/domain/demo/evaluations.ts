/** The term of sample evaluations. */
export const DEMO_TERM = '1学期';

/** What teachers say about sample pupils; 100 to 150 signs, as a confirmed evaluation is. */
export const DEMO_EVALUATIONS = [
  '駅前通りを自分の足で歩き、開いている店と閉まっている店を地図にまとめた。「貸したくない」と「貸せない」を分けて考えた視点は、聞き取りを重ねたからこそ得られたものである。次は数字の出どころも確かめてほしい。',
  '市の統計書から十年分の数字を写し、平日と休日に分けてグラフにした。全体の平均だけでは見えない変化に気づき、理由を自分の言葉で説明できた。わからないことを発表の中心に置いた姿勢も、仲間によい刺激を与えた。',
  '問いを三つに絞るまでに二十の疑問を書き出し、似ているものをまとめて考えを整理した。記録は短いが、毎回のふり返りに次にすることが書かれている。聞き取りの相手を広げると、問いがさらに深まると期待している。',
] as const;

/** A draft as AI writes it, sentence by sentence. */
export const DEMO_DRAFT = [
  '調査の計画を立て、店主に同じ四つの質問をすると決めて、聞き取りに取り組んだ。',
  '二つの数字が反対を向いていることに気づき、その間にある理由を考え続けた。',
  '予想とちがう結果をおもしろいと受け止め、次に確かめることを自分で決められた。',
] as const;
/** What the sample says about the words of AI. */
export const DEMO_AUTHOR = { model: 'demo', prompt: 'evaluation (sample)' } as const;
