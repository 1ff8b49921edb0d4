import type { EvaluationChange } from '#contracts/assessment/evaluations.ts';
import type { Work } from '#kernel/module.ts';
import type { Attempt } from '#modules/assessment/database/attempts.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { recordEvaluation } from '#modules/assessment/use-cases/record-evaluation.ts';

const TITLE = 100;
/** As points are said: 7, 7.5; nothing where there are none yet. */
const said = (points: number | null | undefined): string =>
  points === null || points === undefined ? '' : `${points}`;

type Outcome = {
  what: 'scored' | 'changed' | 'shown' | 'hidden';
  changes: readonly EvaluationChange[];
  /** Who did it; `null` for the key. */
  byId: string | null;
  why?: string;
};

/** Writes down what became of a quiz's outcome for the pupil of an attempt, in the transaction in which it did. */
export function recordResult(work: Work, quiz: Quiz, attempt: Attempt, { what, changes, byId, why }: Outcome): void {
  const number = quiz.attemptsAllowed > 1 ? ` (${attempt.number})` : '';
  recordEvaluation(work, {
    schoolId: attempt.schoolId,
    classId: attempt.classId,
    personId: attempt.personId,
    kind: 'quiz',
    thingId: quiz.id,
    title: `${quiz.title.slice(0, TITLE - number.length)}${number}`,
    what,
    as: byId ? 'teacher' : null,
    byId,
    changes,
    ...(why ? { why } : {}),
  });
}

/** Points that are other ones now: of the whole, or of the question that begins with `name`. */
export function changedPoints(
  before: number | null | undefined,
  after: number | null | undefined,
  name = '',
): EvaluationChange[] {
  return said(before) === said(after) ? [] : [{ part: 'points', name, before: said(before), after: said(after) }];
}
