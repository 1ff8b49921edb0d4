import { lazyRouteComponent } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';

/**
 * A page whose script is fetched when it is opened. The router answers a missing script with a reload of the whole page,
 * which is right after a new release and wrong without a line: the browser's own error page would take the place of ours.
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw navigator.onLine ? cause : new ApiProblem({ code: 'OFFLINE' });
      }),
    name,
  );
