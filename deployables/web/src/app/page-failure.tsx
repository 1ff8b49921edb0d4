import { useRouter } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { ErrorState, NotFoundState } from '../design/states.tsx';

/** A page that could not be opened. A new release takes the old pieces away: then only a fresh load helps. */
export function PageFailure({ error }: { error: unknown }) {
  const router = useRouter();
  const ours = error instanceof ApiProblem;
  return (
    <ErrorState
      problem={ours ? error : new ApiProblem({ code: navigator.onLine ? 'INTERNAL' : 'OFFLINE' })}
      onRetry={() => (ours ? router.invalidate() : location.reload())}
    />
  );
}

export const PageMissing = () => <NotFoundState />;
