import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvaluationView } from '#contracts/analytics/evaluations.ts';
import { api } from '../../../api/client.ts';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';
import { VIEWPOINTS } from './grades.tsx';

/** Every version with who, when and what; fetched when it is opened. */
export function History({ evaluation }: { evaluation: EvaluationView }) {
  const { t } = useWords('evaluations');
  const [open, setOpen] = useState(false);
  const query = useQuery(api.analytics.evaluationHistory.queryOptions({ input: { id: evaluation.id }, enabled: open }));
  return (
    <details className={s.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={3} />
      ) : (
        <ol>
          {query.data.items.map((one) => (
            <li key={one.number} data-ai={one.who === null || undefined}>
              <span className={s.over}>
                <b>{t(`step.${one.step}`)}</b> {one.who ? fullName(one.who) : t('byAi')} {formatMoment(one.at)}{' '}
                {VIEWPOINTS.map((viewpoint) => one[viewpoint] ?? '–').join(' ')}
              </span>
              {one.reason && (
                <span>
                  {t('reason')}: {one.reason}
                </span>
              )}
              <span className={s.piece}>{one.text}</span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
