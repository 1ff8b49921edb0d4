import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ThemeFilter, ThemeView } from '#contracts/content/themes.ts';
import { api } from '../../../api/client.ts';
import { byCursor, usePages } from '../../../design/use-pages.ts';

const route = getRouteApi('/inside/classes/$id/themes/$themeId');

export const classThemesOptions = (classId: string, show: ThemeFilter | undefined) =>
  api.content.classThemes.infiniteOptions({
    input: (cursor: string | undefined) => ({
      id: classId as never,
      limit: 100,
      ...(show ? { show } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    ...byCursor,
  });

/** The list a theme was opened from: who comes before and after, so that a class is read without going back. */
export function useReading(theme: ThemeView) {
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(classThemesOptions(theme.classId, show));
  const { rows } = usePages(list);
  const ids = rows.flatMap((row) => row.theme?.id ?? []);
  // A decided theme leaves the list of those that wait: its place is remembered.
  const [first] = useState(ids);
  const order = first.includes(theme.id) ? first : ids;
  const at = order.indexOf(theme.id);
  const go = (id: string | undefined) =>
    id && navigate({ params: (before) => ({ ...before, themeId: id }), search: (before) => before });
  return {
    show,
    place: at >= 0 ? { at: at + 1, of: order.length } : undefined,
    next: () => go(order[at + 1]),
    previous: () => go(order[at - 1]),
    hasNext: at >= 0 && at + 1 < order.length,
  };
}
export type Reading = ReturnType<typeof useReading>;
