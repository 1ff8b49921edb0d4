import type { Work } from '#kernel/module.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { type Quiz, QuizExtraTime } from '#modules/assessment/database/quizzes.ts';
import { type Extra, endOf } from '#modules/assessment/domain/quizzes/time.ts';

/** Time that runs is counted anew after rules or extra time have changed; attempts opened again keep theirs. */
export async function keepTime(work: Work, quiz: Quiz, personId?: string): Promise<Attempt[]> {
  const who = personId === undefined ? {} : { personId };
  const working = await work.em.find(Attempt, { quizId: quiz.id, state: 'working', reopened: false, ...who });
  if (working.length === 0) return [];
  const rows = await work.em.find(QuizExtraTime, { quizId: quiz.id, ...who });
  const extras = new Map(rows.map(({ personId: id, kind, value }): [string, Extra] => [id, { kind, value }]));
  for (const attempt of working) attempt.endsAt = endOf(attempt.startedAt, timesOf(quiz), extras.get(attempt.personId));
  return working;
}

export const timesOf = (quiz: Quiz): { timeLimit: number | null; closesAt: number | null } => ({
  timeLimit: quiz.document.rules.timeLimit,
  closesAt: quiz.closesAt ?? null,
});
