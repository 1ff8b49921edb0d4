import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session.ts';
import { Sheet } from '../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../design/states.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { NoticeLines } from '../notification/notice-lines.tsx';
import { useReading } from '../notification/use-inbox.ts';

export function LatestNotices() {
  const { t } = useWords('home');
  const { user } = useMe();
  const query = useQuery(api.notification.inbox.queryOptions({ input: { user_id: user.id, limit: 5 } }));
  const { readOne } = useReading();
  return (
    <Sheet title={t('notices')} more={<Link to="/notices">{t('common:action.all')}</Link>} flush>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={4} />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('noNotices')} />
      ) : (
        <NoticeLines notices={query.data.items} onRead={({ id }) => readOne.mutate({ id })} />
      )}
    </Sheet>
  );
}
