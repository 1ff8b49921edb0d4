import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem, ASK_AGAIN_MS, isAway } from '../api/problem.ts';
import { ErrorState, NotFoundState } from '../design/states.tsx';

/** A page that could not be opened. A new release takes the old pieces away: then only a fresh load helps. */
export function PageFailure({ error }: { error: unknown }) {
  const router = useRouter();
  const ours = error instanceof ApiProblem;
  useEffect(() => {
    if (!isAway(error)) return;
    const again = setInterval(() => router.invalidate(), ASK_AGAIN_MS);
    return () => clearInterval(again);
  }, [error, router]);
  return (
    <ErrorState
      problem={ours ? error : new ApiProblem({ code: navigator.onLine ? 'INTERNAL' : 'OFFLINE' })}
      onRetry={() => (ours ? router.invalidate() : location.reload())}
    />
  );
}

export const PageMissing = () => <NotFoundState />;
