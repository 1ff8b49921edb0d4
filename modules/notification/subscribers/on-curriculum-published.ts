import type { curriculumPublished } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tellCurriculum } from '#modules/notification/use-cases/tell-curriculum.ts';

/** A plan was shown to a class for the first time. */
export async function onCurriculumPublished(work: Work, event: EnvelopeOf<typeof curriculumPublished>): Promise<void> {
  const { schoolId, classId, className, title, tell } = event.data;
  await tellCurriculum(work, { schoolId, classId, className, title, curriculumId: event.aggregateId, personIds: tell });
}
