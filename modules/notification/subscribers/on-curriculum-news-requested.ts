import type { curriculumNewsRequested } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import { curriculumTold } from '#contracts/notification/events.ts';
import type { Work } from '#kernel/module.ts';
import { replyToSaga } from '#kernel/saga/reply-to-saga.ts';
import { tellCurriculum } from '#modules/notification/use-cases/tell-curriculum.ts';

/** A plan was given to several classes. The saga may ask again: pupils are told once all the same. */
export async function onCurriculumNewsRequested(
  work: Work,
  event: EnvelopeOf<typeof curriculumNewsRequested>,
): Promise<void> {
  const { schoolId, title, classes } = event.data;
  for (const { tell, ...where } of classes) await tellCurriculum(work, { schoolId, title, ...where, personIds: tell });
  replyToSaga(work, event, curriculumTold, { told: classes.reduce((sum, { tell }) => sum + tell.length, 0) });
}
