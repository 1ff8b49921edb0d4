import type { Rubric } from '#modules/assessment/domain/rubrics/rubric.ts';
import type { Scores } from '#modules/assessment/domain/rubrics/scores.ts';

/** What teachers, pupils about themselves and peers write in sample classes; most write nothing. */
const OVERALL = {
  teacher: ['問いから結論まで、よくつながっていました。', '', '数字の出どころを一言そえると、もっと伝わります。', ''],
  self: ['', '練習より早口になってしまった。', '', ''],
  peer: ['写真があってわかりやすかったです。', '', '', '声が少し小さかったです。'],
} as const;

/**
 * Scores of the n-th pupil of a sample class, the same each time: most stand on the second level, pupils see themselves
 * a little lower or higher, and peers are kind. `who` tells several scorers apart.
 */
export function demoScores(rubric: Rubric, as: 'teacher' | 'self' | 'peer', n: number, who: number): Scores {
  const levels = rubric.criteria.map((criterion, at) => {
    const good = [1, 1, 2, 0, 1, 2, 1, 0, 3, 1][(n * 3 + at * 7) % 10] ?? 1;
    const shift = { teacher: 0, self: [0, 1, -1, 0, 2][(n + at) % 5] ?? 0, peer: [0, -1, 0][(n + at + who) % 3] ?? 0 }[
      as
    ];
    const place = Math.max(0, Math.min(criterion.levels.length - 1, good + shift));
    return [criterion.id, criterion.levels[place]?.id ?? ''] as const;
  });
  const words = OVERALL[as];
  return { levels: Object.fromEntries(levels), comments: {}, overall: words[(n + who) % words.length] ?? '' };
}
