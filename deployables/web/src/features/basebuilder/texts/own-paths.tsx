import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './texts.module.css';

const TONE = { assigned: 'quiet', inProgress: 'info', completed: 'ok' } as const;

/** The paths a pupil is on. */
export function OwnPaths() {
  const { t } = useWords('texts');
  const list = useInfiniteQuery(
    api.basebuilder.learningPaths.infiniteOptions({
      input: (cursor: string | undefined) => (cursor ? { cursor } : {}),
      ...byCursor,
    }),
  );
  const { rows } = usePages(list);
  return (
    <>
      <PageHeader title={t('paths')} />
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t('paths.none')}>{t('paths.noneText')}</EmptyState>
      ) : (
        <ul className={s.cards}>
          {rows.map(({ id, title, description, steps, mine }) => (
            <li key={id}>
              <article className={s.card}>
                <h2>
                  <Link to="/practice/learning/$pathId" params={{ pathId: id }}>
                    {title}
                  </Link>
                </h2>
                {description && <p>{description}</p>}
                <p className={s.facts}>
                  {mine && <Badge tone={TONE[mine.state]}>{t(`state.${mine.state}`)}</Badge>}
                  <span>{t('paths.steps', { done: mine?.done ?? 0, all: steps })}</span>
                  <span>{mine?.dueDay ? t('due', { day: formatDayOfWeek(mine.dueDay) }) : t('noDue')}</span>
                </p>
                <div className={s.bar} aria-hidden>
                  <span style={{ width: `${steps ? ((mine?.done ?? 0) / steps) * 100 : 0}%` }} />
                </div>
                <div className={s.acts}>
                  <ButtonLink to="/practice/learning/$pathId" params={{ pathId: id }} kind="soft">
                    {t(mine?.state === 'completed' ? 'open' : 'goOn')}
                  </ButtonLink>
                </div>
              </article>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
