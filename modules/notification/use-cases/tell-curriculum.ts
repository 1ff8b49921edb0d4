import type { Work } from '#kernel/module.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

type News = {
  schoolId: string;
  classId: string;
  className: string;
  curriculumId: string;
  title: string;
  personIds: readonly string[];
};

/** Pupils are told of their class's plan, once per plan. */
export async function tellCurriculum(work: Work, news: News): Promise<void> {
  const { schoolId, classId, className, curriculumId, title, personIds } = news;
  await tellAll(work, personIds, {
    schoolId,
    kind: 'curriculum-published',
    cause: curriculumId,
    values: { className, title },
    link: `/classes/${classId}/curricula/${curriculumId}`,
  });
}
