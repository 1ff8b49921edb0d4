import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { iso } from '#kernel/clock.ts';
import { forbidden, Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Attempt, AttemptNote } from '#modules/assessment/database/attempts.ts';
import {
  extraOf,
  heldQuiz,
  refuseWhoLeft,
  steadyQuiz,
  theOpenClass,
  theQuiz,
} from '#modules/assessment/database/find-quizzes.ts';
import { type Quiz, QuizRevision } from '#modules/assessment/database/quizzes.ts';
import { round } from '#modules/assessment/domain/quizzes/item.ts';
import { askedIn } from '#modules/assessment/domain/quizzes/paper.ts';
import { isOpenAt, stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import { endOf } from '#modules/assessment/domain/quizzes/time.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { timesOf } from '#modules/assessment/use-cases/quizzes/keep-time.ts';

type Pupil = { id: string; role: 'admin' | 'teacher' | 'student' };

/**
 * Starts the attempt of this number, or answers the one that has been started under it: by the other tab, by the double
 * click, by the request whose answer got lost. The first start of all fixes the questions.
 */
export async function startAttempt(
  context: ModuleContext,
  quizId: string,
  pupil: Pupil,
  number: number,
): Promise<Attempt> {
  if (pupil.role !== 'student') throw forbidden('Quizzes are taken by pupils.');
  const key = { quizId, personId: pupil.id, number };
  const known = await context.read().findOne(Attempt, key);
  if (known) return known;
  const quiz = await theQuiz(context.read(), quizId);
  refuseClosed(quiz, context.clock.now());
  if (!quiz.started) await context.transact((work) => fixQuestions(work, quizId));
  try {
    return await context.transact((work) => begin(work, key));
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The other tab was a moment earlier.
    return context.read().findOneOrFail(Attempt, key);
  }
}

function refuseClosed(quiz: Quiz, now: number): void {
  if (quiz.state === 'draft') throw new Refusal('QUIZ_NOT_OPEN', 'This quiz has not been published.');
  if (stateAt(quiz, now) !== 'published') throw new Refusal('QUIZ_CLOSED', 'This quiz is over.');
  if (!isOpenAt(quiz, now)) {
    const opensAt = iso(quiz.opensAt ?? now);
    throw new Refusal('QUIZ_NOT_OPEN', 'This quiz has not begun yet.', { data: { opensAt } });
  }
}

/** From here on the questions are those of a revision. Whoever saves the quiz at this moment comes before or after. */
async function fixQuestions(work: Work, quizId: string): Promise<void> {
  const quiz = await heldQuiz(work.em, quizId);
  if (quiz.started) return;
  refuseClosed(quiz, work.clock.now());
  quiz.started = true;
  work.em.create(QuizRevision, {
    id: work.ids.next(),
    quizId,
    number: quiz.revision,
    sections: quiz.document.sections,
  });
  await work.em.flush();
}

async function begin(work: Work, key: { quizId: string; personId: string; number: number }): Promise<Attempt> {
  const { em } = work;
  // Whoever closes it at this moment waits, and then hands this attempt in too.
  const quiz = await steadyQuiz(em, key.quizId);
  const now = work.clock.now();
  refuseClosed(quiz, now);
  const { schoolId, classId, revision } = quiz;
  await theOpenClass(em, classId);
  await refuseWhoLeft(em, classId, key.personId);
  const earlier = await em.find(Attempt, { quizId: quiz.id, personId: key.personId }, { orderBy: { number: 'asc' } });
  const going = earlier.find(({ state }) => state === 'working');
  if (going) return going;
  if (key.number !== earlier.length + 1 || key.number > quiz.document.rules.attempts)
    throw new Refusal('NO_ATTEMPTS_LEFT', 'This attempt cannot be started: all are used, or another one comes first.');
  const id = work.ids.next();
  const seed = seedFrom(id);
  const asked = askedIn(await work.get(revisionsToken).of(em, quiz.id, revision), seed).flatMap(({ items }) => items);
  const attempt = em.create(Attempt, {
    id,
    schoolId,
    classId,
    ...key,
    revision,
    seed,
    state: 'working',
    startedAt: now,
    endsAt: endOf(now, timesOf(quiz), await extraOf(em, quiz.id, key.personId)),
    reopened: false,
    handedInAt: null,
    handedInBy: null,
    items: asked.length,
    points: null,
    of: round(asked.reduce((sum, { item }) => sum + item.points, 0)),
    toMark: 0,
    markedBy: 0,
    toldPoints: null,
    eventSeq: 0,
    version: 1,
  });
  em.create(AttemptNote, {
    id: work.ids.next(),
    attemptId: id,
    kind: 'started',
    by: key.personId,
    at: now,
    reason: '',
  });
  await em.flush();
  return attempt;
}

/** The random bits at the end of a UUIDv7: 31 of them, as much as a signed integer column holds. */
const seedFrom = (id: string): number => Number.parseInt(id.slice(-8), 16) & 0x7fff_ffff;
