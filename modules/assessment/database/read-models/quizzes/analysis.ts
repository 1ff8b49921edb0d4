import type { QuizAnalysis } from '#contracts/assessment/quizzes.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { readMarked } from '#modules/assessment/database/read-models/quizzes/results.ts';
import {
  alpha,
  deviation,
  ENOUGH,
  figuresOf,
  histogram,
  mean,
  median,
} from '#modules/assessment/domain/quizzes/analysis.ts';
import { itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';

/** What the answers say about a quiz and its items; the formulas stand in domain/quizzes/analysis.ts. Two statements. */
export async function readAnalysis(em: EntityManager, quiz: Quiz): Promise<QuizAnalysis> {
  const attempts = await readMarked(em, quiz);
  const items = itemsOf(quiz.document.sections);
  const points = attempts.map((attempt) => attempt.points);
  const enough = attempts.length >= ENOUGH;
  return {
    attempts: attempts.length,
    tooFew: !enough,
    points: quiz.points,
    mean: mean(points),
    median: median(points),
    sd: deviation(points),
    alpha: enough
      ? alpha(
          attempts,
          items.map(({ id }) => id),
        )
      : null,
    histogram: histogram(attempts),
    items: items.map((item) => ({
      itemId: item.id,
      type: item.type,
      prompt: shortly(item, 200),
      points: item.points,
      ...figuresOf(item, attempts),
    })),
  };
}
