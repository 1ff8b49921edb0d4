import { attemptHandedIn } from '#contracts/assessment/events.ts';
import type { ClassId, QuizId, SchoolId, UserId } from '#contracts/ids.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Attempt, AttemptAnswer, AttemptNote } from '#modules/assessment/database/attempts.ts';
import { heldAttempt, steadyQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { itemsOf, round } from '#modules/assessment/domain/quizzes/item.ts';
import { pointsBy } from '#modules/assessment/domain/quizzes/marking.ts';
import { GRACE, isOver } from '#modules/assessment/domain/quizzes/time.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { changedPoints, recordResult } from '#modules/assessment/use-cases/quizzes/record-result.ts';
import {
  blank,
  type Changes,
  itemsAsked,
  type Kept,
  keep,
  refuseLate,
} from '#modules/assessment/use-cases/quizzes/save-answers.ts';

type By = 'pupil' | 'teacher';
/** Attempts that are looked for at once. */
const AT_ONCE = 200;

/** Hands in, with the last changes. What is handed in already stays as it is; only changes that come too late are refused. */
export async function handIn(
  work: Work,
  id: string,
  { by, changes, reason }: { by: By; changes: Changes; reason: string },
): Promise<{ attempt: Attempt; kept: Kept }> {
  const attempt = await heldAttempt(work.em, id);
  const nothing: Kept = { saved: new Map(), newer: new Map(), refused: new Map() };
  if (isOver(attempt.endsAt ?? null, work.clock.now()) && attempt.state === 'working')
    await complete(work, attempt, 'time', '');
  if (attempt.state === 'handedIn') {
    if (Object.keys(changes).length > 0) refuseLate(attempt, work.clock.now());
    return { attempt, kept: nothing };
  }
  await steadyQuiz(work.em, attempt.quizId);
  const kept = await keep(work, attempt, changes);
  await work.em.flush();
  await complete(work, attempt, by, reason);
  return { attempt, kept };
}

/** The attempt is over: every item gets its row and, where the key can say so, its points. */
export async function complete(work: Work, attempt: Attempt, by: By | 'time', reason: string): Promise<void> {
  const { em } = work;
  // Held against a correction of the key, which waits for this and then marks it anew.
  const quiz = await steadyQuiz(em, attempt.quizId);
  const keys = new Map(
    itemsOf(await work.get(revisionsToken).of(em, quiz.id, quiz.revision)).map((item) => [item.id, item]),
  );
  const rows = new Map(
    (await em.find(AttemptAnswer, { attemptId: attempt.id }, { refresh: true })).map((row) => [row.itemId, row]),
  );
  const all: AttemptAnswer[] = [];
  for (const [itemId, { item }] of await itemsAsked(work, em, attempt)) {
    const key = keys.get(itemId) ?? item;
    const row = rows.get(itemId) ?? em.create(AttemptAnswer, blank(work, attempt, itemId, key.points));
    row.of = key.points;
    if (row.by === 'key') row.points = pointsBy(key, row.answer ?? null);
    all.push(row);
  }
  sumUp(attempt, all);
  const now = work.clock.now();
  attempt.state = 'handedIn';
  attempt.handedInAt = by === 'time' ? Math.min(attempt.endsAt ?? now, now) : now;
  attempt.handedInBy = by;
  attempt.markedBy = quiz.revision;
  if (quiz.state === 'released' && attempt.toMark === 0) attempt.toldPoints = attempt.points ?? null;
  if (attempt.toMark === 0)
    recordResult(work, quiz, attempt, { what: 'scored', changes: changedPoints(null, attempt.points), byId: null });
  em.create(AttemptNote, {
    id: work.ids.next(),
    attemptId: attempt.id,
    kind: 'handedIn',
    by: by === 'time' ? null : (work.actor ?? null),
    at: now,
    reason,
  });
  work.publish(attemptHandedIn, attempt, {
    schoolId: attempt.schoolId as SchoolId,
    classId: attempt.classId as ClassId,
    quizId: attempt.quizId as QuizId,
    studentId: attempt.personId as UserId,
    number: attempt.number,
    by,
    answered: all.filter(({ answered }) => answered).length,
    items: attempt.items,
  });
  await em.flush();
}

/** What an attempt has come to by its answers. */
export function sumUp(attempt: Attempt, answers: readonly { points?: number | null | undefined; of: number }[]): void {
  attempt.points = round(answers.reduce((sum, { points }) => sum + (points ?? 0), 0));
  attempt.of = round(answers.reduce((sum, { of }) => sum + of, 0));
  attempt.toMark = answers.filter(({ points }) => (points ?? null) === null).length;
}

/**
 * Attempts whose time is up count as handed in with what was saved: called by a timer, and before anything about them is
 * read, so that nobody ever sees one that goes on. Each in a transaction of its own; it survives a restart, because only
 * the clock decides.
 */
export async function handInOverdue(
  context: ModuleContext,
  which: { id?: string; quizId?: string; classId?: string; personId?: string } = {},
): Promise<number> {
  const before = context.clock.now() - GRACE;
  let handedIn = 0;
  for (;;) {
    const overdue = await context
      .read()
      .find(
        Attempt,
        { ...which, state: 'working', endsAt: { $lt: before } },
        { fields: ['id'], orderBy: { endsAt: 'asc' }, limit: AT_ONCE },
      );
    for (const { id } of overdue) {
      await context.transact(async (work) => {
        const attempt = await heldAttempt(work.em, id);
        if (attempt.state === 'working' && isOver(attempt.endsAt ?? null, work.clock.now()))
          await complete(work, attempt, 'time', '');
      });
    }
    handedIn += overdue.length;
    if (overdue.length < AT_ONCE) return handedIn;
  }
}
