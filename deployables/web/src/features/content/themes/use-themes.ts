import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ThemeView } from '#contracts/content/themes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';

const route = getRouteApi('/inside/classes/$id/themes/$themeId');
const themeOptions = (id: string) => api.content.theme.queryOptions({ input: { id } });

export const useThemeQuery = () => useQuery(themeOptions(route.useParams().themeId));

/** Themes of the signed-in pupil, of one class or of all. */
export function useOwnThemes(classId?: string, archived = false) {
  const { user } = useMe();
  return useQuery(
    api.content.studentThemes.queryOptions({
      input: { id: user.id, ...(classId ? { classId } : {}), archived: archived ? 'true' : 'false' },
    }),
  );
}

/** Puts a theme the server answered where the pages read it, and has the lists it stands in read again. */
export function useKeepTheme(): (fresh: ThemeView) => Promise<void> {
  const queries = useQueryClient();
  return async (fresh) => {
    await adopt(queries, themeOptions(fresh.id).queryKey, fresh);
    for (const list of [
      api.content.studentThemes,
      api.content.classThemes,
      api.content.rosterThemes,
      api.content.themeCounts,
      api.content.themeVersions,
    ])
      queries.invalidateQueries({ queryKey: list.key() });
  };
}

/** Does something to a theme: `act.mutate(() => client.content.proposeTheme(…))`. */
export function useThemeAct(after?: (fresh: ThemeView) => void) {
  const keep = useKeepTheme();
  return useMutation({
    mutationFn: (run: () => Promise<ThemeView>) => run(),
    onSuccess: async (fresh) => {
      await keep(fresh);
      after?.(fresh);
    },
  });
}
