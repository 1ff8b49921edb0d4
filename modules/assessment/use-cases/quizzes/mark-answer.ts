import { quizResultChanged } from '#contracts/assessment/events.ts';
import type { AttemptId, CorrectionId, QuizId, UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { type Attempt, AttemptAnswer } from '#modules/assessment/database/attempts.ts';
import { heldAttempt, steadyQuiz } from '#modules/assessment/database/find-quizzes.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { pointsBy } from '#modules/assessment/domain/quizzes/marking.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { factsOf } from '#modules/assessment/use-cases/quizzes/facts.ts';
import { sumUp } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { changedPoints, recordResult } from '#modules/assessment/use-cases/quizzes/record-result.ts';
import { shownPoints } from '#modules/assessment/use-cases/quizzes/release-quiz.ts';

/** Marks one answer by hand; without points the key decides again, and what no key decides waits. */
export async function markAnswer(
  work: Work,
  attemptId: string,
  itemId: string,
  mark: { points: number | null; comment: string; version: number },
): Promise<AttemptAnswer> {
  const { em } = work;
  const attempt = await heldAttempt(em, attemptId);
  if (attempt.state === 'working') throw new Refusal('CONFLICT', 'This attempt is not handed in yet.');
  const quiz = await steadyQuiz(em, attempt.quizId);
  const rows = await em.find(AttemptAnswer, { attemptId }, { refresh: true });
  const row = rows.find((one) => one.itemId === itemId);
  if (!row) throw notFound('answer');
  expectVersion(row, mark.version, 'mark');
  if (mark.points !== null && mark.points > row.of)
    throw refuseField('UNPROCESSABLE', 'points', 'too_many_points', `At most ${row.of} points.`);
  const sections = await work.get(revisionsToken).of(em, quiz.id, quiz.revision);
  const item = itemsOf(sections).find(({ id }) => id === itemId);
  if (!item) throw notFound('item');
  const before = { ...row, whole: shownPoints(attempt) };
  row.by = mark.points === null ? 'key' : 'hand';
  row.points = mark.points ?? pointsBy(item, row.answer ?? null);
  row.comment = mark.comment;
  row.markedBy = work.actor ?? null;
  row.markedAt = work.clock.now();
  sumUp(attempt, rows);
  const name = beginningOf(item.prompt);
  const comment = { part: 'comment', name, before: before.comment, after: row.comment } as const;
  recordResult(work, quiz, attempt, {
    what: before.by === 'hand' || before.points !== null ? 'changed' : 'scored',
    changes: [
      ...changedPoints(before.points, row.points, name),
      ...(comment.before === comment.after ? [] : [comment]),
      ...changedPoints(before.whole, shownPoints(attempt)),
    ],
    byId: work.actor ?? null,
  });
  await tellIfChanged(work, quiz, attempt, 'mark', null);
  await em.flush();
  return row;
}

/** Enough of a question to know it by. */
const beginningOf = (prompt: string): string => (prompt.trim().split('\n')[0] ?? '').slice(0, 60);

/** Whoever has seen their result is told that it is another one now. */
export async function tellIfChanged(
  work: Work,
  quiz: Quiz,
  attempt: Attempt,
  why: 'key' | 'mark',
  correctionId: string | null,
): Promise<void> {
  const points = shownPoints(attempt);
  const before = attempt.toldPoints ?? null;
  if (quiz.state !== 'released' || points === null || points === before) return;
  attempt.toldPoints = points;
  work.publish(quizResultChanged, attempt, {
    ...(await factsOf(work.em, quiz)),
    quizId: quiz.id as QuizId,
    studentId: attempt.personId as UserId,
    attemptId: attempt.id as AttemptId,
    ...{ points, before, why, of: attempt.of },
    correctionId: correctionId as CorrectionId | null,
  });
}
