import { redirect } from '@tanstack/react-router';
import i18next from 'i18next';
import type { Role } from '#contracts/user/people.ts';
import type { Me } from '#contracts/user/routes.ts';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import type { Namespace } from '../i18n/namespaces.ts';
import { meQuery } from './session.ts';

/** Fetches the words of a page together with the page. */
export const words =
  (...namespaces: Namespace[]) =>
  async (): Promise<void> => {
    await i18next.loadNamespaces(namespaces);
  };

const setupState = () => queryClient.ensureQueryData(api.auth.setupState.queryOptions({ staleTime: 300_000 }));

/** Before the first run there is nothing to sign in to. */
export async function requireSchool(): Promise<void> {
  if ((await setupState()).needed) throw redirect({ to: '/setup' });
}
export async function requireFirstRun(): Promise<void> {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me && !(await setupState()).needed) throw redirect({ to: '/' });
}

/** Asks who is there; whoever is not signed in goes to the door and comes back here afterwards. */
export async function requireSession({ location }: { location: { href: string } }): Promise<Me> {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
    await requireSchool();
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  }
}

/** The inside of the house: a password of one's own and an active account first. */
export async function requireActive(at: { location: { href: string } }): Promise<void> {
  const me = await requireSession(at);
  if (me.mustChangePassword) throw redirect({ to: '/change-password' });
  if (me.user.status !== 'active') throw redirect({ to: '/waiting' });
}

/** Pages of pupils that have a counterpart for who teaches: others are led there. */
export const pupilsElse =
  (to: '/practice/items') =>
  async (at: { location: { href: string } }): Promise<void> => {
    const { user } = await requireSession(at);
    if (user.role !== 'student') throw redirect({ to });
  };
export const requireRole =
  (...roles: Role[]) =>
  async (at: { location: { href: string } }): Promise<void> => {
    const { user } = await requireSession(at);
    if (!roles.includes(user.role)) throw new ApiProblem({ code: 'FORBIDDEN', status: 403 });
  };
