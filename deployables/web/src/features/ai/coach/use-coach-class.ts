import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';

/** The classes one can talk in, and the one meant: that of the address, otherwise the first. */
export function useCoachClass(wanted: string | undefined) {
  const query = useQuery(api.academic.classes.queryOptions({ input: { mine: 'true', limit: 50 } }));
  const classes = query.data?.items ?? [];
  const classId = (classes.find(({ id }) => id === wanted) ?? classes[0])?.id as ClassId | undefined;
  return { query, classes, classId };
}
