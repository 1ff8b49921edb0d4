import { DAY, iso, MINUTE } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { Attempt, AttemptNote } from '#modules/assessment/database/attempts.ts';
import { BankItem, Quiz } from '#modules/assessment/database/quizzes.ts';
import { DEMO_BANK, DONE_QUIZ, demoAnswer, OPEN_QUIZ } from '#modules/assessment/domain/quizzes/demo.ts';
import type { QuizDocument } from '#modules/assessment/domain/quizzes/item.ts';
import { onPaper } from '#modules/assessment/domain/quizzes/paper.ts';
import { memberships } from '#modules/assessment/replicas/academic.ts';
import { addBankItem } from '#modules/assessment/use-cases/quizzes/bank.ts';
import { closeQuiz } from '#modules/assessment/use-cases/quizzes/close-quiz.ts';
import { handIn } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { publishQuiz } from '#modules/assessment/use-cases/quizzes/publish-quiz.ts';
import { releaseQuiz } from '#modules/assessment/use-cases/quizzes/release-quiz.ts';
import { type Changes, itemsAsked, saveAnswers } from '#modules/assessment/use-cases/quizzes/save-answers.ts';
import { startAttempt } from '#modules/assessment/use-cases/quizzes/start-attempt.ts';
import { createQuiz } from '#modules/assessment/use-cases/quizzes/write-quiz.ts';

/** How long ago the quiz that is over was taken. */
const AGO = 6 * DAY;
const OPEN_FOR = 7 * DAY;

/**
 * Gives one sample class a quiz that is over, taken by everybody and released, and one that is open, handed in by some
 * and begun by others. Begun again, it goes on where it was; what is finished stays as it is.
 */
export async function addDemoQuizzes(context: ModuleContext, classId: string): Promise<void> {
  const quizzes = await context.read().find(Quiz, { classId }, { fields: ['title', 'state'] });
  const pupils = await pupilsOf(context, classId);
  const over = quizzes.find(({ title }) => title === DONE_QUIZ.title);
  if (over?.state !== 'released') {
    const id = over?.id ?? (await published(context, classId, DONE_QUIZ, false));
    for (const [n, pupil] of pupils.entries()) await take(context, id, pupil, n, true);
    await closeQuiz(context, id);
    await context.transact((work) => releaseQuiz(work, id, true));
    await intoThePast(context, id);
  }
  const open = quizzes.find(({ title }) => title === OPEN_QUIZ.title);
  if (open && open.state !== 'published') return;
  const closesAt = iso(context.clock.now() + OPEN_FOR);
  const document = { ...OPEN_QUIZ, rules: { ...OPEN_QUIZ.rules, closesAt } };
  const id = open?.id ?? (await published(context, classId, document, true));
  for (const [n, pupil] of pupils.slice(0, Math.ceil(pupils.length / 3)).entries())
    await take(context, id, pupil, n, n % 4 !== 3);
}

async function pupilsOf(context: ModuleContext, classId: string): Promise<string[]> {
  const seats = await context
    .read()
    .find(
      memberships.entity,
      { placeId: classId, placeKind: 'class', as: 'student', gone: false },
      { fields: ['personId'], orderBy: { personId: 'asc' } },
    );
  return seats.map(({ personId }) => personId);
}

/** Of what lies in the past nobody is told that it begins. */
async function published(
  context: ModuleContext,
  classId: string,
  document: QuizDocument,
  tell: boolean,
): Promise<string> {
  return context.transact(async (work) => {
    const quiz = await createQuiz(work, classId, document);
    if (!tell) {
      quiz.told = true;
      await work.em.flush();
    }
    await publishQuiz(work, quiz.id, quiz.version);
    return quiz.id;
  });
}

async function take(context: ModuleContext, quizId: string, pupil: string, n: number, done: boolean): Promise<void> {
  const { id } = await startAttempt(context, quizId, { id: pupil, role: 'student' }, 1);
  await context.transact(async (work) => {
    const attempt = await work.em.findOneOrFail(Attempt, { id });
    if (attempt.state === 'handedIn') return;
    const at = iso(work.clock.now());
    const changes: Changes = {};
    for (const [itemId, { item, names }] of await itemsAsked(work, work.em, attempt))
      changes[itemId] = { answer: onPaper(item, names, demoAnswer(item, n)), flagged: false, rev: 1, at };
    if (done) await handIn(work, id, { by: 'pupil', changes, reason: '' });
    else await saveAnswers(work, id, changes);
  });
}

/** It was taken some days ago, by each pupil in their own time. */
async function intoThePast(context: ModuleContext, quizId: string): Promise<void> {
  await context.transact(async ({ em, clock }) => {
    const began = clock.now() - AGO;
    const quiz = await em.findOneOrFail(Quiz, { id: quizId });
    Object.assign(quiz, { publishedAt: began - DAY, closedAt: began + DAY / 24, releasedAt: began + DAY });
    const attempts = await em.find(Attempt, { quizId }, { orderBy: { id: 'asc' } });
    const notes = await em.find(AttemptNote, { attemptId: attempts.map(({ id }) => id) });
    for (const [n, attempt] of attempts.entries()) {
      attempt.startedAt = began + ((n * 7) % 60) * 1000;
      attempt.handedInAt = attempt.startedAt + (11 + ((n * 5) % 9)) * MINUTE;
      for (const note of notes)
        if (note.attemptId === attempt.id) note.at = note.kind === 'started' ? attempt.startedAt : attempt.handedInAt;
    }
  });
}

/** The bank of a sample school, unless somebody has filled it. */
export async function addDemoBank(context: ModuleContext, schoolId: string): Promise<void> {
  await context.transact(async (work) => {
    if ((await work.em.count(BankItem, { schoolId })) > 0) return;
    for (const filed of DEMO_BANK) addBankItem(work, schoolId, filed);
  });
}
