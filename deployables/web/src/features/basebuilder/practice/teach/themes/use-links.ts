import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ThemeLinkView, ThingKind } from '#contracts/basebuilder/theme-links.ts';
import type { ClassId, ThemeId } from '#contracts/ids.ts';
import { api, client } from '../../../../../api/client.ts';
import type { ApiProblem } from '../../../../../api/problem.ts';
import { useProblemText } from '../../../../../design/problem-text.ts';
import { toast } from '../../../../../design/toast.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';

const REASONS = ['theme_not_chosen', 'too_many_links', 'put_away'] as const;
export type Linked = { kind: ThingKind; thingId: string; title: string; relevance: number };

/** Linking, changing and taking away for one theme of a class; what cannot be is said in a sentence. */
export function useLinks(classId: ClassId, themeId: ThemeId) {
  const { t } = useWords('class-practice');
  const queries = useQueryClient();
  const problemText = useProblemText();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.basebuilder.classThemeLinks.key() }),
      queries.invalidateQueries({ queryKey: api.basebuilder.themeSuggestions.key() }),
    ]);
  const refuse = (problem: ApiProblem) => {
    const reason = REASONS.find((known) => problem.fields.some((field) => field.reason === known));
    toast(reason ? t(`refused.${reason}`) : problemText(problem), { tone: 'late' });
  };
  const put = ({ kind, thingId, relevance }: Linked) =>
    client.basebuilder.linkTheme({ classId, themeId, kind, thingId, relevance } as Parameters<
      typeof client.basebuilder.linkTheme
    >[0]);
  const drop = ({ thingId }: Linked) => client.basebuilder.unlinkTheme({ classId, themeId, thingId });

  const add = useMutation<ThemeLinkView, ApiProblem, Linked>({
    mutationFn: put,
    onSuccess: (_, linked) => {
      const { title } = linked;
      toast(t('linked', { title }), { undo: () => void drop(linked).then(refresh, refuse) });
    },
    onError: refuse,
    onSettled: refresh,
  });
  const change = useMutation<ThemeLinkView, ApiProblem, Linked>({
    mutationFn: put,
    onError: refuse,
    onSettled: refresh,
  });
  const remove = useMutation<void, ApiProblem, Linked>({
    mutationFn: drop,
    onSuccess: (_, linked) =>
      toast(t('unlinked', { title: linked.title }), { undo: () => void put(linked).then(refresh, refuse) }),
    onError: refuse,
    onSettled: refresh,
  });
  return { add, change, remove };
}
