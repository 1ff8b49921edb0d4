import type { AnswerMark, AttemptResult } from '#contracts/assessment/attempts.ts';
import type { AttemptId, ClassId, QuizId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Attempt, AttemptAnswer, AttemptNote } from '#modules/assessment/database/attempts.ts';
import { theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { viewOfAnswer, viewOfItem, viewOfKey } from '#modules/assessment/database/read-models/quizzes/paper.ts';
import { type Item, itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { correctnessOf } from '#modules/assessment/domain/quizzes/marking.ts';
import { askedIn } from '#modules/assessment/domain/quizzes/paper.ts';
import { stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';
import type { Revisions } from '#modules/assessment/revisions.ts';

const EVERYTHING = { points: true, correctness: true, key: true, explanation: true };

/**
 * An attempt with its marks: asked as its pupil was asked, marked by the newest keys. For the pupil nothing before the
 * release, and after it what the quiz reveals.
 */
export async function readResult(
  em: EntityManager,
  revisions: Revisions,
  attempt: Attempt,
  { asPupil, now }: { asPupil: boolean; now: number },
): Promise<AttemptResult> {
  const quiz = await theQuiz(em, attempt.quizId);
  if (asPupil && quiz.state !== 'released')
    throw new Refusal('NOT_RELEASED', 'The results of this quiz are not released yet.');
  const { reveal } = quiz.document.rules;
  const shown = asPupil ? reveal : EVERYTHING;
  const asked = askedIn(await revisions.of(em, quiz.id, attempt.revision), attempt.seed);
  const keys = new Map(itemsOf(await revisions.of(em, quiz.id, quiz.revision)).map((item) => [item.id, item]));
  const rows = new Map((await em.find(AttemptAnswer, { attemptId: attempt.id })).map((row) => [row.itemId, row]));
  const at = await em.findOne(classes.entity, { id: attempt.classId });
  const notes = asPupil ? [] : await em.find(AttemptNote, { attemptId: attempt.id }, { orderBy: { id: 'asc' } });
  const name = await namesOf(em, [attempt.personId, ...notes.map(({ by }) => by)]);
  const marked = attempt.state === 'handedIn' && attempt.toMark === 0;
  return {
    id: attempt.id as AttemptId,
    quizId: quiz.id as QuizId,
    classId: attempt.classId as ClassId,
    className: at?.name ?? '',
    student: name(attempt.personId),
    number: attempt.number,
    quizState: stateAt(quiz, now),
    reveal,
    state: attempt.state,
    startedAt: iso(attempt.startedAt),
    handedInAt: instantOrNull(attempt.handedInAt),
    handedInBy: attempt.handedInBy ?? null,
    points: marked && shown.points ? (attempt.points ?? null) : null,
    of: attempt.of,
    toMark: attempt.toMark,
    title: quiz.title,
    sections: asked.map(({ section, items }) => ({
      id: section.id,
      title: section.title,
      items: items.map(({ item, names }) => {
        const key = keys.get(item.id) ?? item;
        const row = rows.get(item.id);
        return {
          item: viewOfItem({ ...item, points: key.points }, names),
          answer: viewOfAnswer(item, names, row?.answer),
          mark: viewOfMark(key, row, shown),
          key: shown.key ? viewOfKey(key, names) : null,
          explanation: shown.explanation ? key.explanation : '',
        };
      }),
    })),
    notes: notes.map(({ kind, by, at: then, reason }) => ({
      kind,
      by: by ? name(by) : null,
      at: iso(then),
      reason,
    })),
  };
}

type Marked = Pick<AttemptAnswer, 'points' | 'of' | 'comment' | 'by' | 'version'>;

export function viewOfMark(item: Item, row: Marked | undefined, shown = EVERYTHING): AnswerMark {
  const points = row?.points ?? null;
  return {
    points: shown.points ? points : null,
    of: row?.of ?? item.points,
    correctness: shown.correctness ? correctnessOf(points, row?.of ?? item.points) : null,
    comment: row?.comment ?? '',
    by: row?.by ?? 'key',
    version: row?.version ?? 1,
  };
}
