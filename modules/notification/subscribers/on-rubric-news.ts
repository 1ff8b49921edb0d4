import type { rubricAssessmentOpened, rubricResultReleased } from '#contracts/assessment/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

type News = typeof rubricAssessmentOpened | typeof rubricResultReleased;

/** Pupils hear once that they may score, and once that their results can be seen. */
const told =
  (kind: 'rubric-opened' | 'rubric-shown') =>
  async (work: Work, event: EnvelopeOf<News>): Promise<void> => {
    const { schoolId, classId, className, title, tell } = event.data;
    await tellAll(work, tell, {
      ...{ schoolId, kind },
      cause: event.aggregateId,
      values: { className, title },
      link: `/classes/${classId}/rubrics/${event.aggregateId}`,
    });
  };

export const onRubricAssessmentOpened = told('rubric-opened');
export const onRubricResultReleased = told('rubric-shown');
