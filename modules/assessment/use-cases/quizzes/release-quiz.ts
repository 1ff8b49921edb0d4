import { quizResultReleased } from '#contracts/assessment/events.ts';
import type { AttemptId, UserId } from '#contracts/ids.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { heldQuiz } from '#modules/assessment/database/find-quizzes.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { countingAttempt, stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import { factsOf } from '#modules/assessment/use-cases/quizzes/facts.ts';
import { recordResult } from '#modules/assessment/use-cases/quizzes/record-result.ts';
import { touch } from '#modules/assessment/use-cases/quizzes/write-quiz.ts';

/** Shows all pupils their results at once; while something waits for a mark only if the teacher says so. */
export async function releaseQuiz(work: Work, id: string, unmarked: boolean): Promise<Quiz> {
  const quiz = await heldQuiz(work.em, id);
  if (quiz.state === 'released') return quiz;
  if (stateAt(quiz, work.clock.now()) !== 'closed')
    throw new Refusal('CONFLICT', 'Close the quiz first: whoever is still working would see the answers of others.');
  const attempts = await work.em.find(Attempt, { quizId: id }, { orderBy: { number: 'asc' } });
  if (attempts.some(({ state }) => state === 'working')) throw new Refusal('CONFLICT', 'Somebody is still working.');
  const waiting = attempts.reduce((sum, { toMark }) => sum + toMark, 0);
  if (waiting > 0 && !unmarked)
    throw new Refusal('NOT_ALL_MARKED', `${waiting} answers are not marked yet.`, { data: { toMark: waiting } });
  for (const attempt of attempts) attempt.toldPoints = shownPoints(attempt);
  quiz.state = 'released';
  quiz.releases += 1;
  quiz.closedAt ??= quiz.closesAt ?? work.clock.now();
  quiz.releasedAt = work.clock.now();
  touch(work, quiz);
  const counting = resultsOf(quiz, attempts);
  for (const attempt of counting)
    recordResult(work, quiz, attempt, { what: 'shown', changes: [], byId: work.actor ?? null });
  const results = counting.map((attempt) => ({
    studentId: attempt.personId as UserId,
    attemptId: attempt.id as AttemptId,
    points: shownPoints(attempt),
    of: attempt.of,
  }));
  work.publish(quizResultReleased, quiz, { ...(await factsOf(work.em, quiz)), release: quiz.releases, results });
  await work.em.flush();
  return quiz;
}

/** The points of an attempt once it is marked to the end. */
export const shownPoints = ({ toMark, points }: { toMark: number; points?: number | null | undefined }) =>
  toMark === 0 ? (points ?? null) : null;

/** The attempt of each pupil that is their result. */
export function resultsOf(quiz: Quiz, attempts: readonly Attempt[]): Attempt[] {
  const byPupil = Map.groupBy(attempts, ({ personId }) => personId);
  return [...byPupil.values()].flatMap((own) => countingAttempt(own, quiz.document.rules.counts) ?? []);
}

/** Hides the results again. */
export async function withholdQuiz(work: Work, id: string): Promise<Quiz> {
  const quiz = await heldQuiz(work.em, id);
  if (quiz.state !== 'released') return quiz;
  quiz.state = 'closed';
  quiz.releasedAt = null;
  const attempts = await work.em.find(Attempt, { quizId: id }, { orderBy: { number: 'asc' } });
  for (const attempt of resultsOf(quiz, attempts))
    recordResult(work, quiz, attempt, { what: 'hidden', changes: [], byId: work.actor ?? null });
  touch(work, quiz);
  await work.em.flush();
  return quiz;
}
