import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SchoolClass } from '#contracts/academic/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';

const options = (id: string) => api.academic.class.queryOptions({ input: { id } });
const useId = () => getRouteApi('/inside/classes/$id').useParams().id;

export const useClassQuery = () => useQuery(options(useId()));

/** The class of the page, for the tabs inside its frame, and whether one may change it. */
export function useClass(): { one: SchoolClass; mayTeach: boolean; keep: (fresh: SchoolClass) => void } {
  const { user } = useMe();
  const queries = useQueryClient();
  const { data: one } = useSuspenseQuery(options(useId()));
  const mayTeach = user.role === 'admin' || one.teachers.some(({ id }) => id === user.id);
  const keep = (fresh: SchoolClass) => {
    adopt(queries, options(fresh.id).queryKey, fresh);
    queries.invalidateQueries({ queryKey: api.academic.classes.key() });
  };
  return { one, mayTeach, keep };
}
