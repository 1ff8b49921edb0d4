import { MINUTE } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Attempt, AttemptNote } from '#modules/assessment/database/attempts.ts';
import { heldAttempt, heldQuiz, refuseWhoLeft, theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { QuizExtraTime } from '#modules/assessment/database/quizzes.ts';
import type { Extra } from '#modules/assessment/domain/quizzes/time.ts';
import { keepTime } from '#modules/assessment/use-cases/quizzes/keep-time.ts';

/** Gives a pupil more time in all attempts, one going on included, or with `null` no more. */
export async function setExtraTime(
  work: Work,
  quizId: string,
  personId: string,
  { extra, reason }: { extra: Extra | null; reason: string },
): Promise<Attempt | undefined> {
  const quiz = await heldQuiz(work.em, quizId);
  await refuseWhoLeft(work.em, quiz.classId, personId);
  const known = await work.em.findOne(QuizExtraTime, { quizId, personId });
  const given = { reason, by: work.actor ?? null, at: work.clock.now() };
  if (known && extra) Object.assign(known, extra, given);
  else if (known) work.em.remove(known);
  else if (extra)
    work.em.create(QuizExtraTime, { id: work.ids.next(), quizId, personId, ...extra, ...given, version: 1 });
  await work.em.flush();
  const [going] = await keepTime(work, quiz, personId);
  if (going) note(work, going.id, 'extraTime', [extra ? `${extra.value} ${extra.kind}` : '0', reason].join(' ').trim());
  await work.em.flush();
  return going;
}

/** Lets a pupil go on for so many minutes from now, whatever the quiz's times say; released results come first. */
export async function reopenAttempt(
  work: Work,
  id: string,
  { minutes, reason }: { minutes: number; reason: string },
): Promise<Attempt> {
  const attempt = await heldAttempt(work.em, id);
  const quiz = await theQuiz(work.em, attempt.quizId);
  if (quiz.state === 'released')
    throw new Refusal(
      'RESULTS_RELEASED',
      'The results are released: the answers are known. Take the release back first.',
    );
  const others = { quizId: quiz.id, personId: attempt.personId, state: 'working' } as const;
  if (attempt.state === 'handedIn' && (await work.em.count(Attempt, others)) > 0)
    throw new Refusal('CONFLICT', 'This pupil is working on another attempt.');
  attempt.state = 'working';
  attempt.reopened = true;
  attempt.endsAt = work.clock.now() + minutes * MINUTE;
  attempt.handedInAt = null;
  attempt.handedInBy = null;
  note(work, id, 'reopened', reason);
  await work.em.flush();
  return attempt;
}

function note(work: Work, attemptId: string, kind: AttemptNote['kind'], reason: string): void {
  work.em.create(AttemptNote, {
    id: work.ids.next(),
    attemptId,
    kind,
    by: work.actor ?? null,
    at: work.clock.now(),
    reason: reason.slice(0, 300),
  });
}
