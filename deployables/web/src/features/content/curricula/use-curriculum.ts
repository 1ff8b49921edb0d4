import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CurriculumView } from '#contracts/content/curricula.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';

const route = getRouteApi('/inside/classes/$id/curricula/$curriculumId');
export const useCurriculumId = (): string => route.useParams().curriculumId;

/** `published`: as pupils see it. */
export const curriculumQuery = (id: string, published = false) =>
  api.content.curriculum.queryOptions({ input: { id, ...(published ? { published: 'true' } : {}) } });
export const useCurriculum = (published = false) => useQuery(curriculumQuery(useCurriculumId(), published));

/** Puts a fresh state in the place of the one read before, and lets lists be read again. */
export function useKeep(): (fresh: CurriculumView) => void {
  const queries = useQueryClient();
  return (fresh) => {
    adopt(queries, curriculumQuery(fresh.id).queryKey, fresh);
    queries.invalidateQueries({ queryKey: api.content.curricula.key() });
    queries.invalidateQueries({ queryKey: api.content.curriculumVersions.key() });
  };
}
