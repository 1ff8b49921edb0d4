import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
  }
}

const worthRetrying = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.status >= 500 || problem.code === 'OFFLINE');

/** A part of the server that is away: the page says so at once and asks again until it is back. */
const isAway = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.code === 'MODULE_UNAVAILABLE' || problem.code === 'OFFLINE');
const ASK_AGAIN_MS = 2000;

export const queryClient = new QueryClient({
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
