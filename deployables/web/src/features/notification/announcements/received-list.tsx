import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './announcements.module.css';

export function ReceivedList() {
  const { t } = useWords('announcements');
  const { user } = useMe();
  const list = useInfiniteQuery(
    api.notification.receivedAnnouncements.infiniteOptions({
      input: (cursor: string | undefined) => ({ user_id: user.id, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages(list);
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton />;
  if (rows.length === 0) return <EmptyState title={t('noneReceived')}>{t('noneReceivedText')}</EmptyState>;
  return (
    <>
      <Sheet flush>
        <ul className={s.lines}>
          {rows.map((one) => (
            <li key={one.id}>
              <Link to="/announcements/$announcementId" params={{ announcementId: one.id }} data-row-link>
                <b data-unread={!one.readAt || undefined}>{one.title}</b>
                <small>
                  {formatMoment(one.publishedAt)} {t('from', { name: fullName(one.author) })}
                </small>
                {!one.readAt && <Badge tone="info">{t('unread')}</Badge>}
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
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
