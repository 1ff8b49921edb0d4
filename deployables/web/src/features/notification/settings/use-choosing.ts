import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '#contracts/notification/preferences.ts';
import { adopt } from '../../../api/adopt.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';

type Save = Parameters<typeof client.notification.savePreferences>[0];
type Change = Omit<Save, 'version'>;

/** Shown at once, kept one after the other; what the server refuses goes back to what it has. */
export function useChoosing() {
  const queries = useQueryClient();
  const queryKey = api.notification.preferences.queryKey({});
  const saving = useMutation<Preferences, ApiProblem, Change>({
    // One at a time: each is made on the state the one before has left.
    scope: { id: 'preferences' },
    mutationFn: (change) =>
      client.notification.savePreferences({ ...change, version: queries.getQueryData(queryKey)?.version ?? 0 }),
    onMutate: (change) => {
      queries.setQueryData(queryKey, (now) => (now ? changed(now, change) : now));
    },
    onSuccess: (fresh) => {
      // While others wait behind it the page shows what they will make of it.
      const later = queries.isMutating({ predicate: ({ options }) => options.scope?.id === 'preferences' }) > 1;
      if (later) queries.setQueryData(queryKey, (now) => (now ? { ...now, version: fresh.version } : fresh));
      else adopt(queries, queryKey, fresh);
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  return { choose: saving.mutate, problem: saving.error };
}

function changed(now: Preferences, { groups = [], ...rest }: Change): Preferences {
  const next = new Map(groups.map((each) => [each.group, each]));
  return {
    ...now,
    ...rest,
    quietHours: rest.quietHours ?? now.quietHours,
    groups: now.groups.map((each) => ({ ...each, ...next.get(each.group) })),
  } as Preferences;
}
