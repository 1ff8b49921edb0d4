import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Puts what the server answered to a write in the place of what was read before. A read that is still on its way is
 * cancelled first: it would put the old state back on the page.
 */
export async function adopt<Fresh>(queries: QueryClient, queryKey: QueryKey, fresh: Fresh): Promise<void> {
  await queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData(queryKey, fresh);
}
