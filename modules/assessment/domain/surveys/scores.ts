import type { Answers, Definition, Scale } from '#modules/assessment/domain/surveys/definition.ts';

/**
 * Score of each trait: the sum of its statements, where a reversed one counts 6 − answer (summated rating scale, Likert
 * 1932). Four statements of 1–5 give 4–20. Throws when a statement is not answered: a partial sum would mean nothing.
 */
export function scoresOf(definition: Definition, answers: Answers): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const statement of definition.questions.filter((question): question is Scale => question.kind === 'scale')) {
    const answer = answers[statement.id];
    if (typeof answer !== 'number') throw new Error(`${statement.id} is not answered`);
    scores[statement.trait] = (scores[statement.trait] ?? 0) + (statement.reversed ? 6 - answer : answer);
  }
  return scores;
}
