import { IconPencilPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { ReceivedList } from './received-list.tsx';
import { SentList } from './sent-list.tsx';
import { useFreshAnnouncements } from './use-announcements.ts';

const route = getRouteApi('/inside/announcements');

/** What was announced to me and, for those who may, what I have announced. */
export function AnnouncementsPage() {
  const { t } = useWords('announcements');
  const { user } = useMe();
  const { sent } = route.useSearch();
  const navigate = route.useNavigate();
  const problemText = useProblemText();
  const refresh = useFreshAnnouncements();
  const begin = useMutation({
    mutationFn: () => client.notification.createAnnouncement({}),
    onSuccess: async ({ id }) => {
      await refresh();
      await navigate({ to: '/announcements/$announcementId/edit', params: { announcementId: id } });
    },
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
  });
  const staff = user.role !== 'student';
  return (
    <>
      <PageHeader
        title={t('title')}
        tools={
          staff && (
            <Button kind="primary" icon={IconPencilPlus} busy={begin.isPending} onClick={() => begin.mutate()}>
              {t('write')}
            </Button>
          )
        }
      />
      {staff && (
        <ToolRow>
          <Segmented
            label={t('which')}
            value={sent ? 'sent' : 'received'}
            options={[
              { value: 'received', label: t('received') },
              { value: 'sent', label: t('sent') },
            ]}
            onChange={(which) => navigate({ search: which === 'sent' ? { sent: true } : {}, replace: true })}
          />
        </ToolRow>
      )}
      {staff && sent ? <SentList /> : <ReceivedList />}
    </>
  );
}
