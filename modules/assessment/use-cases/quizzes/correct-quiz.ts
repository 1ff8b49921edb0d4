import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Attempt, AttemptAnswer, AttemptNote } from '#modules/assessment/database/attempts.ts';
import { heldAttempt, heldQuiz, steadyQuiz, theOpenClass } from '#modules/assessment/database/find-quizzes.ts';
import { QuizCorrection, QuizRevision } from '#modules/assessment/database/quizzes.ts';
import { itemProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { corrected } from '#modules/assessment/domain/quizzes/correction.ts';
import { type Item, itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { pointsBy } from '#modules/assessment/domain/quizzes/marking.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { sumUp } from '#modules/assessment/use-cases/quizzes/hand-in.ts';
import { tellIfChanged } from '#modules/assessment/use-cases/quizzes/mark-answer.ts';
import { changedPoints, recordResult } from '#modules/assessment/use-cases/quizzes/record-result.ts';
import { sayingOf } from '#modules/assessment/use-cases/quizzes/refusals.ts';
import { columnsOf, touch } from '#modules/assessment/use-cases/quizzes/write-quiz.ts';

/**
 * Corrects items of a quiz somebody has started: a new revision, by which everything is marked from now on. Who calls
 * this starts the job that marks anew what is handed in (jobs/remark.ts).
 */
export async function correctQuiz(
  work: Work,
  id: string,
  change: { version: number; items: Item[]; note: string },
): Promise<QuizCorrection> {
  const { em } = work;
  const quiz = await heldQuiz(em, id);
  await theOpenClass(em, quiz.classId);
  expectVersion(quiz, change.version, 'quiz');
  if (!quiz.started) throw new Refusal('CONFLICT', 'Nobody has started: simply change the questions.');
  refuseUnfinished(change.items);
  const { sections, changed, broken } = corrected(quiz.document.sections, change.items);
  if (broken.length) {
    const detail = 'Type, choices and gaps of a question somebody has been asked stay as they are.';
    throw new Refusal('QUIZ_STARTED', detail, {
      fields: broken.map((itemId) => ({ path: `items.${place(change.items, itemId)}`, reason: 'other_item', detail })),
    });
  }
  if (changed.length === 0) throw refuseField('UNPROCESSABLE', 'items', 'nothing_changed', 'Nothing has changed.');
  quiz.revision += 1;
  Object.assign(quiz, columnsOf({ ...quiz.document, sections }));
  touch(work, quiz);
  em.create(QuizRevision, { id: work.ids.next(), quizId: id, number: quiz.revision, sections });
  const correction = em.create(QuizCorrection, {
    id: work.ids.next(),
    quizId: id,
    revision: quiz.revision,
    note: change.note,
    by: work.actor ?? null,
    at: work.clock.now(),
    items: changed,
    state: 'running',
    done: 0,
    total: await em.count(Attempt, { quizId: id, state: 'handedIn' }),
    results: 0,
    version: 1,
  });
  await em.flush();
  return correction;
}

const place = (items: readonly Item[], id: string): number => items.findIndex((item) => item.id === id);

function refuseUnfinished(items: readonly Item[]): void {
  const fields = items.flatMap((item, index) =>
    itemProblems(item).map(({ path, reason }) => ({
      path: `items.${index}.${path}`,
      reason,
      detail: sayingOf(reason),
    })),
  );
  if (fields.length) throw new Refusal('QUIZ_INCOMPLETE', 'Something is still missing.', { fields });
}

/** Ids of attempts that were marked by an older key than the correction's, oldest first. */
export const outdatedAttempts = async (context: ModuleContext, correction: QuizCorrection): Promise<string[]> =>
  (
    await context
      .read()
      .find(
        Attempt,
        { quizId: correction.quizId, state: 'handedIn', markedBy: { $lt: correction.revision } },
        { fields: ['id'], orderBy: { id: 'asc' } },
      )
  ).map(({ id }) => id);

/**
 * Marks one attempt by the newest key, in one transaction with the count of it: after a crash nothing is counted twice.
 * Marks given by hand stay, up to what the item is worth now.
 */
export async function remark(work: Work, correctionId: string, attemptId: string): Promise<void> {
  const { em } = work;
  const attempt = await heldAttempt(em, attemptId);
  const quiz = await steadyQuiz(em, attempt.quizId);
  if (attempt.state !== 'handedIn' || attempt.markedBy >= quiz.revision) return;
  const items = new Map(
    itemsOf(await work.get(revisionsToken).of(em, quiz.id, quiz.revision)).map((item) => [item.id, item]),
  );
  const before = attempt.points ?? 0;
  const rows = await em.find(AttemptAnswer, { attemptId }, { refresh: true });
  for (const row of rows) {
    const item = items.get(row.itemId);
    if (!item) continue;
    row.of = item.points;
    row.points = row.by === 'key' ? pointsBy(item, row.answer ?? null) : Math.min(row.points ?? 0, item.points);
  }
  sumUp(attempt, rows);
  attempt.markedBy = quiz.revision;
  const correction = await em.findOneOrFail(QuizCorrection, { id: correctionId });
  correction.done += 1;
  const points = attempt.points ?? 0;
  if (points !== before) {
    correction.results += 1;
    recordResult(work, quiz, attempt, {
      what: 'changed',
      changes: changedPoints(before, points),
      byId: correction.by ?? null,
      why: correction.note,
    });
    em.create(AttemptNote, {
      id: work.ids.next(),
      attemptId,
      kind: 'remarked',
      by: correction.by ?? null,
      at: work.clock.now(),
      reason: `${before} → ${points}`,
    });
  }
  await tellIfChanged(work, quiz, attempt, 'key', correctionId);
  await em.flush();
}
