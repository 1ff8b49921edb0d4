import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import s from './entry.module.css';
import { LinkByMail } from './link-by-mail.tsx';

/** Opening the link of a mail changes nothing (mail scanners open links too); only the button confirms. */
export function Confirm() {
  const { t } = useWords('entry');
  const problemText = useProblemText();
  const { token } = getRouteApi('/door/confirm/$token').useParams();
  const link = useQuery(api.auth.checkLink.queryOptions({ input: { token }, retry: false, staleTime: Infinity }));
  const confirm = useMutation(api.auth.confirmEmail.mutationOptions());

  if (confirm.data) {
    const active = confirm.data.status === 'active';
    return (
      <CoverPage title={t('confirm.done')} lead={t(active ? 'confirm.doneActive' : 'confirm.doneWaiting')}>
        <ButtonLink to="/sign-in" kind="primary" size="big" wide>
          {t('signIn.action')}
        </ButtonLink>
      </CoverPage>
    );
  }
  if (link.error)
    return (
      <CoverPage title={t('confirm.bad')}>
        <Stack gap={6}>
          <NoticeBox tone="soon">{problemText(link.error)}</NoticeBox>
          {link.error.code === 'TOKEN_USED' ? <p>{t('confirm.usedNext')}</p> : <LinkByMail purpose="confirm" />}
        </Stack>
        <p className={s.under}>
          <Link to="/sign-in">{t('signIn.back')}</Link>
        </p>
      </CoverPage>
    );
  return (
    <CoverPage title={t('confirm.title')} lead={link.data && t('confirm.lead', { email: link.data.email })}>
      {link.data ? (
        <Stack gap={5}>
          <ProblemNotice problem={confirm.error} />
          <Button kind="primary" size="big" wide busy={confirm.isPending} onClick={() => confirm.mutate({ token })}>
            {t('confirm.action')}
          </Button>
        </Stack>
      ) : (
        <ListSkeleton rows={2} />
      )}
    </CoverPage>
  );
}
