import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from '../../user/entry/cover-page.tsx';

/** The link at the end of a mail: opening it changes nothing (mail scanners open links too), only the button does. */
export function LeavePage() {
  const { t } = useWords('notice-settings');
  const problemText = useProblemText();
  const { token } = getRouteApi('/door/unsubscribe/$token').useParams();
  const link = useQuery(api.notification.leaving.queryOptions({ input: { token }, retry: false, staleTime: Infinity }));
  const leave = useMutation(api.notification.leave.mutationOptions());
  const settings = (
    <p>
      <Link to="/notices/settings">{t('leave.settings')}</Link>
    </p>
  );
  if (link.error)
    return (
      <CoverPage title={t('leave.bad')}>
        <Stack gap={5}>
          <NoticeBox tone="soon">{problemText(link.error)}</NoticeBox>
          {settings}
        </Stack>
      </CoverPage>
    );
  if (!link.data)
    return (
      <CoverPage title={t('leave.title')}>
        <ListSkeleton rows={2} />
      </CoverPage>
    );
  const what = link.data.what === 'digest' ? t('digest') : t(`group.${link.data.what}`);
  if (leave.data)
    return (
      <CoverPage title={t('leave.done')} lead={t('leave.doneText', { what })}>
        {settings}
      </CoverPage>
    );
  return (
    <CoverPage title={t('leave.title')} lead={t('leave.lead', { what })}>
      <Stack gap={5}>
        <ProblemNotice problem={leave.error} />
        <Button kind="primary" size="big" wide busy={leave.isPending} onClick={() => leave.mutate({ token })}>
          {t('leave.action')}
        </Button>
        {settings}
      </Stack>
    </CoverPage>
  );
}
