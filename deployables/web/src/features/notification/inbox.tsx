import { IconChecks, IconSettings, IconSpeakerphone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session.ts';
import { ToolRow } from '../../design/bars.tsx';
import { Button, ButtonLink } from '../../design/button.tsx';
import { Segmented } from '../../design/choice.tsx';
import { Row, Sheet } from '../../design/layout.tsx';
import { PageHeader } from '../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../design/states.tsx';
import { byCursor, usePages } from '../../design/use-pages.ts';
import { useWords } from '../../i18n/use-words.ts';
import { NoticeLines } from './notice-lines.tsx';
import { useReading } from './use-inbox.ts';

const route = getRouteApi('/inside/notices');

export function Inbox() {
  const { t } = useWords('notices');
  const { user } = useMe();
  const { unread } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.notification.inbox.infiniteOptions({
      input: (cursor: string | undefined) => ({
        user_id: user.id,
        unread: unread ? 'true' : 'false',
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages(list);
  const { readOne, readAll } = useReading();
  const count = list.data?.pages[0]?.unread ?? 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={count > 0 && t('unreadCount', { count })}
        tools={
          <>
            <ButtonLink to="/announcements" icon={IconSpeakerphone}>
              {t('common:nav.announcements')}
            </ButtonLink>
            <ButtonLink to="/notices/settings" kind="quiet" icon={IconSettings}>
              {t('settings')}
            </ButtonLink>
          </>
        }
      />
      <ToolRow
        right={
          <Button
            kind="quiet"
            icon={IconChecks}
            disabled={count === 0}
            busy={readAll.isPending}
            onClick={() => readAll.mutate({ user_id: user.id })}
          >
            {t('readAll')}
          </Button>
        }
      >
        <Segmented
          label={t('which')}
          value={unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('all') },
            { value: 'unread', label: t('unread') },
          ]}
          onChange={(which) => navigate({ search: which === 'unread' ? { unread: true } : {}, replace: true })}
        />
      </ToolRow>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t(unread ? 'noneUnread' : 'none')}>{t('noneText')}</EmptyState>
      ) : (
        <Sheet flush>
          <NoticeLines notices={rows} onRead={({ id }) => readOne.mutate({ id })} />
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
