import type { AttemptView, KeptAnswer, Pulse } from '#contracts/assessment/attempts.ts';
import type { AttemptId, ClassId, QuizId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { type Attempt, AttemptAnswer } from '#modules/assessment/database/attempts.ts';
import { extraOf, theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { viewOfAnswer, viewOfPaper } from '#modules/assessment/database/read-models/quizzes/paper.ts';
import type { Item, Sections } from '#modules/assessment/domain/quizzes/item.ts';
import { askedIn, type Names } from '#modules/assessment/domain/quizzes/paper.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

export const instantOrNull = (at: number | null | undefined): string | null =>
  typeof at === 'number' ? iso(Number(at)) : null;

export const pulseOf = (attempt: Attempt, now: number): Pulse => ({
  state: attempt.state,
  now: iso(now),
  endsAt: instantOrNull(attempt.endsAt),
  handedInAt: instantOrNull(attempt.handedInAt),
  handedInBy: attempt.handedInBy ?? null,
});

/** An attempt as its pupil works on it: no key is anywhere in it. Four statements, however many items. */
export async function readAttempt(
  em: EntityManager,
  attempt: Attempt,
  sections: Sections,
  now: number,
): Promise<AttemptView> {
  const quiz = await theQuiz(em, attempt.quizId);
  const at = await em.findOne(classes.entity, { id: attempt.classId });
  const asked = askedIn(sections, attempt.seed);
  const rows = await em.find(AttemptAnswer, { attemptId: attempt.id });
  const places = new Map(asked.flatMap(({ items }) => items.map((place) => [place.item.id, place])));
  return {
    ...pulseOf(attempt, now),
    id: attempt.id as AttemptId,
    quizId: attempt.quizId as QuizId,
    classId: attempt.classId as ClassId,
    className: at?.name ?? '',
    number: attempt.number,
    startedAt: iso(attempt.startedAt),
    extra: (await extraOf(em, attempt.quizId, attempt.personId)) ?? null,
    paper: viewOfPaper(quiz.document, asked),
    answers: Object.fromEntries(
      rows.flatMap((row) => {
        const place = places.get(row.itemId);
        return place && row.rev > 0 ? [[row.itemId, keptAnswer(place, row)]] : [];
      }),
    ),
  };
}

export const keptAnswer = (place: { item: Item; names: Names }, row: AttemptAnswer): KeptAnswer => ({
  answer: viewOfAnswer(place.item, place.names, row.answer),
  flagged: row.flagged,
  rev: row.rev,
  at: iso(row.at),
});
