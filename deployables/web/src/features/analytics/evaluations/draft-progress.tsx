import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DraftProgress, EvaluationRow } from '#contracts/analytics/evaluations.ts';
import type { UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../design/problem-text.ts';
import { NoticeBox } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';
import type { Place } from './use-steps.ts';

const LOOK_MS = 3000;

/** Asks AI for drafts of some pupils. */
export function useAsk(place: Place) {
  const { t } = useWords('evaluations');
  const text = useProblemText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (personIds: UserId[]) => client.analytics.requestDrafts({ ...place, personIds }),
    onSuccess: ({ asked }) => {
      toast(asked.length > 0 ? t('asked', { count: asked.length }) : t('askedNobody'));
      queries.invalidateQueries({ queryKey: api.analytics.classEvaluations.key() });
      queries.invalidateQueries({ queryKey: api.analytics.draftProgress.key() });
    },
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
  });
}

/** The newest request of the term: how far it is, and why some could not be drafted. */
export function DraftProgressLine({ place, rows }: { place: Place; rows: readonly EvaluationRow[] }) {
  const { t } = useWords('evaluations');
  const queries = useQueryClient();
  const listed = rows.flatMap(({ progress }) => progress ?? []);
  const waits = listed.some(({ state }) => state === 'asked');
  const query = useQuery(
    api.analytics.draftProgress.queryOptions({
      input: place,
      enabled: waits,
      refetchInterval: waits ? LOOK_MS : false,
    }),
  );
  const now = waits ? (query.data?.items ?? listed) : listed;
  const answered = now.filter(({ state }) => state !== 'asked').length;
  const known = listed.filter(({ state }) => state !== 'asked').length;
  useEffect(() => {
    if (answered > known) queries.invalidateQueries({ queryKey: api.analytics.classEvaluations.key() });
  }, [answered, known, queries]);
  const newest = now.toSorted((a, b) => b.askedAt.localeCompare(a.askedAt))[0];
  if (!newest) return null;
  const request = now.filter(({ requestId }) => requestId === newest.requestId);
  const failed = request.filter(({ state }) => state === 'failed');
  const done = request.filter(({ state }) => state !== 'asked').length;
  if (done === request.length && failed.length === 0) return null;
  return (
    <NoticeBox tone={failed.length > 0 ? 'soon' : 'info'}>
      {done < request.length && (
        <p role="status">
          <b>{t('progress', { done, of: request.length })}</b>{' '}
          <progress className={s.progress} value={done} max={request.length} aria-label={t('draftTitle')} />{' '}
          {t('progressGoes')}
        </p>
      )}
      {failed.length > 0 && (
        <p>
          <b>{t('failed', { count: failed.length })}</b>{' '}
          {reasonsOf(failed)
            .map((reason) => t(`why.${reason}`))
            .join(' ')}
        </p>
      )}
    </NoticeBox>
  );
}

const reasonsOf = (failed: readonly DraftProgress[]) => [...new Set(failed.flatMap(({ reason }) => reason ?? []))];
