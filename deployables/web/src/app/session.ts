import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '#contracts/user/routes.ts';
import { api, client } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { showTimesOf } from '../i18n/format.ts';

/** Drafts of forms live under this prefix and go with the person. */
const OF_THE_PERSON = 'quested.draft.';
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('quested.session') : undefined;

export const meQuery = queryOptions<Me, ApiProblem>({
  queryKey: api.auth.me.queryKey(),
  queryFn: async () => {
    const me = await client.auth.me();
    showTimesOf(me.school?.timeZone);
    return me;
  },
  staleTime: 60_000,
});

/** Who is signed in; only inside pages whose guard has already asked. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** The answer of every way in (sign-in, new password, set-up) already says who it is. */
export function begin(me: Me): void {
  queryClient.clear();
  showTimesOf(me.school?.timeZone);
  queryClient.setQueryData(meQuery.queryKey, me);
}

function leaveNothing(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(OF_THE_PERSON)) localStorage.removeItem(key);
  sessionStorage.clear();
  // Questions taken along and answers not sent yet (features/basebuilder/practice/offline/store.ts).
  indexedDB.deleteDatabase('quested.practice');
  queryClient.clear();
  // A fresh page: nothing of the person stays in memory or in the way back.
  location.replace('/sign-in');
}

/** One tap, on a shared device above all: this tab and every other one forget the person. */
export async function signOut(): Promise<void> {
  await client.auth.logout().catch(() => undefined);
  tabs?.postMessage('signed-out');
  leaveNothing();
}

tabs?.addEventListener('message', leaveNothing);
