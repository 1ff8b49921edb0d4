import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';

/** Everything the pupil's first page shows of their work; its parts share one call. */
export function useOwnPage() {
  const { user } = useMe();
  return useQuery(api.analytics.studentPage.queryOptions({ input: { id: user.id } }));
}
