import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AnnouncementId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Sheet, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AnnouncementFiles } from './announcement-files.tsx';
import s from './announcements.module.css';

/** An announcement as who received it reads it; opening it is reading it. */
export function ReadingAnnouncement({ id }: { id: AnnouncementId }) {
  const { t } = useWords('announcements');
  const queries = useQueryClient();
  const query = useQuery(api.notification.receivedAnnouncement.queryOptions({ input: { id } }));
  const { mutate: read } = useMutation(
    api.notification.readAnnouncement.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: api.notification.inbox.key() }),
          queries.invalidateQueries({ queryKey: api.notification.receivedAnnouncements.key() }),
        ]),
    }),
  );
  const unread = query.data?.readAt === null;
  useEffect(() => {
    if (unread) read({ id });
  }, [unread, read, id]);
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { title, body, author, publishedAt, correctedAt } = query.data;
  return (
    <>
      <PageHeader
        title={title}
        over={
          <Crumbs label={t('title')}>
            {[
              <Link key="all" to="/announcements">
                {t('title')}
              </Link>,
              title,
            ]}
          </Crumbs>
        }
      />
      <Sheet>
        <Stack gap={4}>
          <p className={s.meta}>
            {formatMoment(publishedAt)} {t('from', { name: fullName(author) })}
            {correctedAt && <> · {t('corrected', { at: formatMoment(correctedAt) })}</>}
          </p>
          <div className={s.words}>
            <Markdown text={body} />
          </div>
          <AnnouncementFiles of={query.data} />
        </Stack>
      </Sheet>
    </>
  );
}
