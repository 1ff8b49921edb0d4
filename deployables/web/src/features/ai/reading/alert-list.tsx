import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AlertView } from '#contracts/ai/coach.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AlertState } from './alert-card.tsx';
import s from './reading.module.css';

/** Every alert about pupils of mine, those nobody has dealt with first. */
export function AlertList() {
  const { t } = useWords('guidance');
  const list = useInfiniteQuery(
    api.ai.alerts.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages<AlertView>(list);
  const open = list.data?.pages[0]?.open ?? 0;
  return (
    <>
      <PageHeader title={t('alerts')} note={open > 0 && t('waiting', { count: open })} />
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t('noAlerts')}>{t('noAlertsText')}</EmptyState>
      ) : (
        <Sheet flush>
          <ul className={s.alerts}>
            {rows.map((alert) => (
              <li key={alert.id}>
                <Link to="/alerts/$alertId" params={{ alertId: alert.id }}>
                  <span className={s.line}>
                    <b>{fullName(alert.student)}</b>
                    <AlertState alert={alert} />
                    <time dateTime={alert.at}>{formatMoment(alert.at)}</time>
                  </span>
                  <span className={s.facts}>
                    {alert.className}・{alert.risks.map((risk) => t(`risk.${risk}`)).join('、')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {more.has && (
        <Row end>
          <Button busy={more.loading} onClick={more.load}>
            {t('older')}
          </Button>
        </Row>
      )}
    </>
  );
}
