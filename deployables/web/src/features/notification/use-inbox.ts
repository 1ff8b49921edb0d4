import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Reading marks; the counts in the shell follow. */
export function useReading() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: api.notification.inbox.key() });
  const readOne = useMutation(api.notification.markRead.mutationOptions({ onSettled }));
  const readAll = useMutation(api.notification.markAllRead.mutationOptions({ onSettled }));
  return { readOne, readAll };
}
