import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AnnouncementId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { AuthoredAnnouncement } from './authored-announcement.tsx';
import { ReadingAnnouncement } from './reading-announcement.tsx';

const route = getRouteApi('/inside/announcements/$announcementId');

/** Its author and administrators see who has read it; everybody else reads it. */
export function AnnouncementPage() {
  const { announcementId } = route.useParams();
  const { user } = useMe();
  const id = announcementId as AnnouncementId;
  const authored = useQuery(
    api.notification.announcement.queryOptions({
      input: { id },
      enabled: user.role !== 'student',
      retry: false,
      // It is on its way to many: soon it has arrived.
      refetchInterval: ({ state }) => (state.data?.state === 'publishing' ? 1000 : false),
    }),
  );
  if (user.role === 'student' || authored.error?.status === 403) return <ReadingAnnouncement id={id} />;
  if (authored.isLoadingError) return <ErrorState problem={authored.error} onRetry={authored.refetch} />;
  return authored.data ? <AuthoredAnnouncement one={authored.data} /> : <PageSkeleton />;
}
