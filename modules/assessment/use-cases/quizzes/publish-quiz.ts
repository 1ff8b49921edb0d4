import { quizPublished, quizWithdrawn } from '#contracts/assessment/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { heldQuiz, theOpenClass } from '#modules/assessment/database/find-quizzes.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { quizProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { memberships } from '#modules/assessment/replicas/academic.ts';
import { factsOf } from '#modules/assessment/use-cases/quizzes/facts.ts';
import { refuseIncomplete } from '#modules/assessment/use-cases/quizzes/refusals.ts';
import { touch } from '#modules/assessment/use-cases/quizzes/write-quiz.ts';

/** Shows it to the pupils of the class. They are told the first time only. */
export async function publishQuiz(work: Work, id: string, version: number): Promise<Quiz> {
  const quiz = await heldQuiz(work.em, id);
  await theOpenClass(work.em, quiz.classId);
  if (quiz.state !== 'draft') return quiz;
  expectVersion(quiz, version, 'quiz');
  refuseIncomplete(quizProblems(quiz.document, work.clock.now()));
  const tell = quiz.told ? [] : await pupilIds(work, quiz.classId);
  quiz.state = 'published';
  quiz.publishedAt = work.clock.now();
  quiz.told = true;
  touch(work, quiz);
  work.publish(quizPublished, quiz, { ...(await factsOf(work.em, quiz)), tell });
  await work.em.flush();
  return quiz;
}

async function pupilIds(work: Work, classId: string): Promise<UserId[]> {
  const seats = await work.em.find(
    memberships.entity,
    { placeId: classId, placeKind: 'class', as: 'student', gone: false },
    { fields: ['personId'] },
  );
  return [...new Set(seats.map(({ personId }) => personId as UserId))];
}

/** Hides a quiz nobody has started. Publishing it again tells the pupils again. */
export async function withdrawQuiz(work: Work, id: string): Promise<Quiz> {
  const quiz = await heldQuiz(work.em, id);
  if (quiz.state === 'draft') return quiz;
  if ((await work.em.count(Attempt, { quizId: id })) > 0)
    throw new Refusal('QUIZ_STARTED', 'Somebody has started. Close the quiz instead.');
  work.publish(quizWithdrawn, quiz, await factsOf(work.em, quiz));
  quiz.state = 'draft';
  // What somebody was about to be asked keeps its number; what they are asked later is another revision.
  if (quiz.started) quiz.revision += 1;
  quiz.started = false;
  quiz.told = false;
  quiz.publishedAt = null;
  quiz.closedAt = null;
  touch(work, quiz);
  await work.em.flush();
  return quiz;
}
