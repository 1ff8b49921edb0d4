import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, ASK_AGAIN_MS, isAway } from './problem.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
  }
}

const worthRetrying = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.status >= 500 || problem.code === 'OFFLINE');

/** Whoever may not read a thing any more, or when it is gone, does not keep what they read of it before on the screen. */
const queryCache = new QueryCache({
  onError(problem, query) {
    const lost = problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404);
    if (lost && query.state.data !== undefined) query.setState({ data: undefined, dataUpdatedAt: 0 });
  },
});

export const queryClient = new QueryClient({
  queryCache,
  defaultOptions: {
    // `always`: without a line a query fails at once and the page can say so, and is asked again when the line is back.
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (times, problem) => times < 2 && worthRetrying(problem) && !isAway(problem),
      refetchInterval: ({ state }) => isAway(state.error) && ASK_AGAIN_MS,
    },
    // The transport repeats what the network lost; anything else a person decides.
    mutations: { retry: false, networkMode: 'always' },
  },
});
