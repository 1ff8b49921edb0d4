import type { quizPublished, quizWithdrawn } from '#contracts/assessment/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

const kind = 'quiz-published';

/** The pupils of the class hear of a quiz, once. */
export async function onQuizPublished(work: Work, event: EnvelopeOf<typeof quizPublished>): Promise<void> {
  const { tell, schoolId, classId, className, title } = event.data;
  const cause = event.aggregateId;
  const link = `/classes/${classId}/quizzes/${cause}`;
  await tellAll(work, tell, { schoolId, kind, cause, values: { className, title }, link });
}

/** It is hidden again: a notice nobody has read yet would lead nowhere. */
export async function onQuizWithdrawn(work: Work, event: EnvelopeOf<typeof quizWithdrawn>): Promise<void> {
  await work.em.nativeDelete(Notice, { kind, cause: event.aggregateId, readAt: null });
}
