import type { Answers, Definition } from '#modules/assessment/domain/surveys/definition.ts';

const NOTICED = [
  '家の前の川に、去年は見なかった魚がいた。',
  '駅前の店が一年で三つ閉まった。',
  '給食の牛乳を残す人が、曜日によってちがう。',
  '祖母の方言を、妹はほとんど知らない。',
  '夜の校庭から見える星の数が、日によってかなりちがう。',
  '防災訓練で、車いすの人の逃げ道を考えたことがなかった。',
] as const;

/**
 * What the n-th pupil of a sample school answers: everybody something else, the same each time. `undefined` for who has
 * not answered: about one in six leaves the interests out, one in four the personality.
 */
export function demoAnswers(definition: Definition, n: number): Answers | undefined {
  if (n % (definition.type === 'interest' ? 6 : 4) === 3) return undefined;
  return Object.fromEntries(
    definition.questions.map((question, index) => {
      if (question.kind === 'scale') return [question.id, ((n * 2 + index * 3 + ((n * index) % 7)) % 5) + 1];
      if (question.kind === 'text') return [question.id, NOTICED[(n + index) % NOTICED.length] ?? ''];
      const places = [0, 3, 4].slice(0, 2 + (n % 2)).map((place) => (place + n + index) % question.options.length);
      const chosen = question.options.filter((_, place) => places.includes(place));
      return [question.id, chosen.map((option) => option.id)];
    }),
  );
}
