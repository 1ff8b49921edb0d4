import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AnnouncementState } from './announcement-state.tsx';
import s from './announcements.module.css';
import { usePartName } from './use-announcements.ts';

/** Announcements I wrote; an administrator sees those of the whole school. A draft leads to where it is written. */
export function SentList() {
  const { t } = useWords('announcements');
  const partName = usePartName();
  const list = useInfiniteQuery(
    api.notification.announcements.infiniteOptions({
      input: (cursor: string | undefined) => (cursor ? { cursor } : {}),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages(list);
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton />;
  if (rows.length === 0) return <EmptyState title={t('noneSent')}>{t('noneSentText')}</EmptyState>;
  return (
    <>
      <Sheet flush>
        <ul className={s.lines}>
          {rows.map((one) => (
            <li key={one.id}>
              <Link
                to={one.state === 'draft' ? '/announcements/$announcementId/edit' : '/announcements/$announcementId'}
                params={{ announcementId: one.id }}
                data-row-link
              >
                <b>{one.title || t('untitled')}</b>
                <small>
                  {fullName(one.author)} →{' '}
                  {one.audience.map((part, at) => partName(part, one.audienceNames[at] ?? '')).join('、') || '–'}
                </small>
                <Row gap={2} wrap>
                  <AnnouncementState of={one} />
                  {one.receivers > 0 && <small>{t('readCount', one)}</small>}
                </Row>
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
