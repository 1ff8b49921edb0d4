import { IconArrowRight } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { EvaluationChange, EvaluationRecord } from '#contracts/assessment/evaluations.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Aside, Hidden, Stack } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './record.module.css';

type Page = { items: EvaluationRecord[]; total: number; next?: string | undefined };
type Props = {
  query: UseInfiniteQueryResult<InfiniteData<Page>, ApiProblem>;
  /** Several pupils are in it: each line says about whom it is. */
  naming?: boolean;
};

/** What became of outcomes, newest first: who, when, what before and after, why. */
export function EvaluationList({ query, naming = false }: Props) {
  const { t } = useWords('record');
  const { rows, more } = usePages(query);
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (query.isPending) return <ListSkeleton rows={4} />;
  if (rows.length === 0) return <Aside>{t('noRecords')}</Aside>;
  return (
    <Stack gap={3}>
      <ol className={s.records}>
        {rows.map((record) => (
          <Line key={record.id} record={record} naming={naming} />
        ))}
      </ol>
      {more.has && (
        <div>
          <Button busy={more.loading} onClick={more.load}>
            {t('older')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

const TONE = { scored: 'ok', changed: 'soon', shown: 'info', hidden: 'quiet' } as const;

function Line({ record, naming }: { record: EvaluationRecord; naming: boolean }) {
  const { t } = useWords('record');
  const { what, as, by, at, title, changes, why, student } = record;
  const who = by ? fullName(by) : as === 'peer' ? t('somebody') : '';
  return (
    <li>
      <p className={s.recordHead}>
        <Badge tone={TONE[what]}>{t(`what.${what}`)}</Badge>
        <b>{naming ? t('about', { name: fullName(student) }) : title}</b>
        <span>{[as && t(`as.${as}`), as === 'self' ? '' : who, formatMoment(at)].filter(Boolean).join('・')}</span>
      </p>
      {why && <p>{t('why', { why })}</p>}
      {changes.length > 0 && (
        <details>
          <summary>{t('details')}</summary>
          <dl className={s.changes}>
            {changes.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: never changes its order
              <Change key={index} change={change} />
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

function Change({ change: { part, name, before, after } }: { change: EvaluationChange }) {
  const { t } = useWords('record');
  const label = {
    level: name,
    comment: t('comment', { name }),
    overall: t('overall'),
    points: name || t('total'),
  }[part];
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {before && (
          <>
            <del>{before}</del> <Icon of={IconArrowRight} size={14} /> <Hidden>{t('fromTo')}</Hidden>
          </>
        )}
        {after || t('nothing')}
      </dd>
    </div>
  );
}
