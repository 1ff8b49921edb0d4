import type { AttemptId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { pupilsOfClass } from '#modules/assessment/database/read-models/pupils-of-class.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import type { Marked } from '#modules/assessment/domain/quizzes/analysis.ts';
import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import { countingAttempt } from '#modules/assessment/domain/quizzes/state.ts';

/** Every pupil of the class, then whoever has left it since with an attempt: three statements. */
export async function readResults(em: EntityManager, quiz: Quiz) {
  const pupils = await pupilsOfClass(em, quiz.classId);
  const attempts = await em.find(Attempt, { quizId: quiz.id }, { orderBy: { number: 'asc' } });
  const here = new Set<string>(pupils.map(({ student }) => student.id));
  const left = [...new Set(attempts.map(({ personId }) => personId))].filter((id) => !here.has(id));
  const name = await namesOf(em, left);
  const rows = [...pupils, ...left.map((id) => ({ student: name(id), grade: null, classGroup: null, number: null }))];
  return rows.map((row) => {
    const own = attempts.filter(({ personId }) => personId === row.student.id);
    const counting = countingAttempt(own, quiz.document.rules.counts);
    return {
      ...row,
      attempts: own.map((attempt) => ({
        id: attempt.id as AttemptId,
        number: attempt.number,
        state: attempt.state,
        handedInAt: instantOrNull(attempt.handedInAt),
        points: attempt.state === 'handedIn' && attempt.toMark === 0 ? (attempt.points ?? null) : null,
        of: attempt.of,
        toMark: attempt.toMark,
        counts: attempt === counting,
      })),
    };
  });
}

/** The attempts that count and are marked to the end, with every answer: two statements. */
export async function readMarked(em: EntityManager, quiz: Quiz): Promise<Marked[]> {
  const attempts = await em.find(Attempt, { quizId: quiz.id, state: 'handedIn' }, { orderBy: { number: 'asc' } });
  const byPupil = Map.groupBy(attempts, ({ personId }) => personId);
  const counting = new Map(
    [...byPupil.values()]
      .flatMap((own) => countingAttempt(own, quiz.document.rules.counts) ?? [])
      .filter(({ toMark }) => toMark === 0)
      .map((attempt): [string, Marked] => [
        attempt.id,
        { points: attempt.points ?? 0, of: attempt.of, answers: new Map() },
      ]),
  );
  for (const { attemptId, itemId, points, of, answer } of await answersOf(em, quiz.id)) {
    counting.get(attemptId)?.answers.set(itemId, {
      points: Number(points ?? 0),
      of: Number(of),
      answer: answer === null ? null : (JSON.parse(answer) as Answer),
    });
  }
  return [...counting.values()];
}

const answersOf = (em: EntityManager, quizId: string) =>
  tables(em)
    .selectFrom('attempt_answer')
    .select(['attemptId', 'itemId', 'points', 'of', 'answer'])
    .where('quizId', '=', quizId)
    .execute();

/** Points of every answer, by attempt and item, for the table of results. */
export async function readPoints(em: EntityManager, quizId: string): Promise<Map<string, number | null>> {
  const rows = await answersOf(em, quizId);
  return new Map(
    rows.map(({ attemptId, itemId, points }) => [
      `${attemptId} ${itemId}`,
      typeof points === 'number' ? Number(points) : null,
    ]),
  );
}
