import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useClass } from '../../academic/classes/use-class.ts';

/** The assessments of the class of this page, newest first. */
export function useAssessments() {
  const { one } = useClass();
  const query = useInfiniteQuery(
    api.assessment.rubricAssessments.infiniteOptions({
      input: (cursor: string | undefined) => ({ classId: one.id, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  return { query, ...usePages(query) };
}
