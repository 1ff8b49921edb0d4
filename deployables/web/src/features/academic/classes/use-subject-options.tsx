import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

/**
 * Subjects one can choose; a class keeps its own even when it was put away. A hook and no component: a select shows its
 * value only when it is drawn again together with the options that have come.
 */
export function useSubjectOptions(current?: string) {
  const subjects = useQuery(api.academic.subjects.queryOptions({ input: {} }));
  return (subjects.data?.items ?? [])
    .filter(({ archived, id }) => !archived || id === current)
    .map((subject) => (
      <option key={subject.id} value={subject.id}>
        {subject.name}
      </option>
    ));
}
