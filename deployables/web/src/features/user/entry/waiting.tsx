import { IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { meQuery, signOut, useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { NoticeBox } from '../../../design/states.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import s from './entry.module.css';
import { LinkByMail } from './link-by-mail.tsx';

/** Signed in, but not yet let in: what has happened, what comes next, and what one can do oneself. */
export function Waiting() {
  const { t } = useWords('entry');
  const { user, school } = useMe();
  // An approval shows by itself, without signing in again.
  const again = useQuery({ ...meQuery, refetchInterval: 20_000 });
  if (user.status === 'active') return <Navigate to="/" />;

  const at = { registered: 1, confirmed: 2, rejected: 2, suspended: 2, active: 3 }[user.status];
  const steps = [
    t('waiting.registered'),
    t('waiting.mail'),
    t(user.role === 'teacher' ? 'waiting.byAdmin' : 'waiting.byTeacher'),
  ];
  const title =
    user.status === 'suspended'
      ? t('waiting.suspended')
      : user.status === 'rejected'
        ? t('waiting.rejected')
        : t('waiting.title');
  return (
    <CoverPage title={title} school={school?.name} lead={t('waiting.hello', { name: fullName(user) })}>
      <Stack gap={6}>
        {user.status === 'rejected' && (
          <NoticeBox tone="late">{user.rejectionReason ?? t('waiting.rejectedText')}</NoticeBox>
        )}
        {user.status === 'suspended' && <NoticeBox tone="late">{t('common:problem.ACCOUNT_SUSPENDED')}</NoticeBox>}
        {at < 3 && user.status !== 'rejected' && user.status !== 'suspended' && (
          <ol className={s.steps}>
            {steps.map((step, index) => (
              <li
                key={step}
                className={index < at ? s.done : index === at ? s.now : undefined}
                aria-current={index === at ? 'step' : undefined}
              >
                <Icon of={index < at ? IconCircleCheck : index === at ? IconClock : IconCircleDashed} size={24} />
                <span>
                  <b>{step}</b>
                  {index === at && <small>{t(index === 1 ? 'waiting.mailNext' : 'waiting.approvalNext')}</small>}
                </span>
              </li>
            ))}
          </ol>
        )}
        {user.status === 'registered' && <LinkByMail purpose="confirm" login={user.loginId} />}
        <Row gap={2} wrap>
          <Button busy={again.isFetching} onClick={() => again.refetch()}>
            {t('waiting.look')}
          </Button>
          <Button kind="quiet" onClick={signOut}>
            {t('common:nav.signOut')}
          </Button>
        </Row>
      </Stack>
    </CoverPage>
  );
}
