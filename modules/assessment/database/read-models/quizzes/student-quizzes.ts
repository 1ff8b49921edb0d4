import type { StudentQuiz } from '#contracts/assessment/attempts.ts';
import type { AttemptId, ClassId, QuizId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import type { Rules } from '#modules/assessment/domain/quizzes/item.ts';
import { countingAttempt } from '#modules/assessment/domain/quizzes/state.ts';

/** The newest attempts that are looked at; more than anybody takes in six years. */
const MOST = 1000;

/** A pupil's quizzes with their results, the newest first: for the pupil only what is released. One statement. */
export async function listStudentQuizzes(
  em: EntityManager,
  personId: string,
  { asPupil }: { asPupil: boolean },
): Promise<StudentQuiz[]> {
  let found = tables(em)
    .selectFrom('attempt as a')
    .innerJoin('quiz as q', 'q.id', 'a.quizId')
    .leftJoin('replica_academic_classes as c', 'c.id', 'q.classId')
    .select(['a.id', 'a.quizId', 'a.number', 'a.state', 'a.handedInAt', 'a.points', 'a.of', 'a.toMark'])
    .select(['q.classId', 'q.title', 'q.state as quizState', 'q.rules', 'c.name as className'])
    .where('a.personId', '=', personId)
    .orderBy('a.id', 'desc')
    .limit(MOST);
  if (asPupil) found = found.where('q.state', '=', 'released');
  const quizzes = Map.groupBy(await found.execute(), ({ quizId }) => quizId);
  return [...quizzes.values()].flatMap((own) => {
    const [newest] = own;
    if (!newest) return [];
    const rules = JSON.parse(newest.rules) as Rules;
    const shown = countingAttempt(own, rules.counts) ?? newest;
    const points = !asPupil || rules.reveal.points;
    return [
      {
        quizId: shown.quizId as QuizId,
        classId: shown.classId as ClassId,
        className: shown.className ?? '',
        title: shown.title,
        attemptId: shown.id as AttemptId,
        state: shown.state,
        handedInAt: instantOrNull(shown.handedInAt),
        points: points && shown.state === 'handedIn' && shown.toMark === 0 ? Number(shown.points ?? 0) : null,
        of: points ? Number(shown.of) : null,
        released: shown.quizState === 'released',
      },
    ];
  });
}
