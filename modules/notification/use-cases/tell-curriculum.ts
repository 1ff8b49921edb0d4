import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';

type News = {
  schoolId: string;
  classId: string;
  className: string;
  curriculumId: string;
  title: string;
  personIds: readonly string[];
};

/** Pupils are told of their class's plan, once per plan. Two statements, however many they are. */
export async function tellCurriculum(work: Work, news: News): Promise<void> {
  const { schoolId, classId, className, curriculumId, title, personIds } = news;
  if (personIds.length === 0) return;
  const what = { kind: 'curriculum-published', cause: curriculumId } as const;
  const told = await work.em.find(Notice, { personId: [...personIds], ...what }, { fields: ['personId'] });
  const known = new Set(told.map(({ personId }) => personId));
  for (const personId of new Set(personIds)) {
    if (known.has(personId)) continue;
    work.em.create(Notice, {
      id: work.ids.next(),
      ...what,
      ...{ personId, schoolId },
      values: { className, title },
      link: `/classes/${classId}/curricula/${curriculumId}`,
      readAt: null,
      createdAt: work.clock.now(),
    });
  }
}
