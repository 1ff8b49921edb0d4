import type { quizResultChanged, quizResultReleased } from '#contracts/assessment/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** Everybody who has handed in hears that there are results. Points are for the page, not for a list others look at. */
export async function onQuizResultReleased(work: Work, event: EnvelopeOf<typeof quizResultReleased>): Promise<void> {
  const { results, release, schoolId, classId, className, title } = event.data;
  const pupils = results.map(({ studentId }) => studentId);
  await tellAll(work, pupils, {
    schoolId,
    kind: 'quiz-released',
    cause: `${event.aggregateId}:${release}`,
    values: { className, title },
    link: `/classes/${classId}/quizzes/${event.aggregateId}`,
  });
}

/** Only who has another result now hears of it; of one correction once, however many attempts it changed. */
export async function onQuizResultChanged(work: Work, event: EnvelopeOf<typeof quizResultChanged>): Promise<void> {
  const { studentId, schoolId, classId, className, title, quizId, correctionId } = event.data;
  await tell(work, {
    personId: studentId,
    schoolId,
    kind: 'quiz-changed',
    cause: `${quizId}:${correctionId ?? event.id}`,
    values: { className, title },
    link: `/classes/${classId}/quizzes/${quizId}`,
  });
}
