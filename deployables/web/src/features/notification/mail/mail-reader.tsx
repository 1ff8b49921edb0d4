import {
  IconAlertTriangle,
  IconArrowLeft,
  IconClock,
  IconExternalLink,
  IconInbox,
  IconSend,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MailView } from '#contracts/notification/mails.ts';
import { api } from '../../../api/client.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { CopyButton } from '../../../design/copy-button.tsx';
import { Facts } from '../../../design/facts.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useMailError } from './mail-error.ts';
import s from './mailbox.module.css';

const LOOK: Record<MailView['state'], { tone: Tone; icon: typeof IconClock }> = {
  queued: { tone: 'quiet', icon: IconClock },
  sending: { tone: 'info', icon: IconSend },
  sent: { tone: 'ok', icon: IconSend },
  failed: { tone: 'late', icon: IconAlertTriangle },
  bounced: { tone: 'late', icon: IconAlertTriangle },
  kept: { tone: 'soon', icon: IconInbox },
};

export function MailState({ mail }: { mail: MailView }) {
  const { t } = useWords('mail-admin');
  return (
    <Badge tone={LOOK[mail.state].tone} icon={LOOK[mail.state].icon}>
      {t(`mail.${mail.state}`)}
    </Badge>
  );
}

/** The one-time link of a mail; only a way into this application is offered to press. */
function linkOf(text: string): string | undefined {
  const found = text.match(/https?:\/\/[^\s<>"」)]+/)?.[0];
  if (!found || !URL.canParse(found)) return undefined;
  const { pathname } = new URL(found);
  return /^\/(confirm|reset)\//.test(pathname) ? location.origin + pathname : undefined;
}

export function MailReader({ mail, onBack }: { mail: MailView; onBack: () => void }) {
  const { t } = useWords('mail-admin');
  const queries = useQueryClient();
  const resend = useMutation(
    api.notification.resendMail.mutationOptions({
      onSuccess: () => {
        toast(t('resent'));
        queries.invalidateQueries({ queryKey: api.notification.mails.key() });
      },
    }),
  );
  const errorText = useMailError();
  const link = linkOf(mail.text);
  return (
    <Stack gap={4}>
      <div className={s.back}>
        <Button kind="quiet" icon={IconArrowLeft} onClick={onBack}>
          {t('common:action.back')}
        </Button>
      </div>
      <h2>{mail.subject}</h2>
      <Facts
        facts={[
          [t('to'), mail.to],
          [t('kind'), t(`key.${mail.kind === 'confirmation' ? 'confirm' : mail.kind}`)],
          [t('common:field.status'), <MailState key="state" mail={mail} />],
          [t('written'), formatMoment(mail.createdAt)],
          ...(mail.nextAt && mail.attempts > 0 ? [[t('nextTry'), formatMoment(mail.nextAt)] as const] : []),
          ...(mail.sentAt ? [[t('sentAt'), formatMoment(mail.sentAt)] as const] : []),
        ]}
      />
      {mail.error && (
        <NoticeBox tone="late">
          {mail.attempts > 0 && t('tried', { count: mail.attempts })} {errorText(mail.error)}
        </NoticeBox>
      )}
      {link && (
        <NoticeBox>
          <Stack gap={2}>
            <p>{t('linkText')}</p>
            <Row gap={2} wrap>
              <CopyButton text={link} size="small" />
              <a href={link} target="_blank" rel="noreferrer">
                <Icon of={IconExternalLink} size={16} /> {t('openLink')}
              </a>
            </Row>
          </Stack>
        </NoticeBox>
      )}
      <p className={s.text} lang={mail.language}>
        {mail.text}
      </p>
      <ProblemNotice problem={resend.error} />
      {(mail.state === 'failed' || mail.state === 'bounced') && (
        <Row>
          <Button icon={IconSend} busy={resend.isPending} onClick={() => resend.mutate({ id: mail.id })}>
            {t('resend')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}
