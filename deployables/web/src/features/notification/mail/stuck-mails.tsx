import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MailKind } from '#contracts/notification/kinds.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Row } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** Mails that were given up: all of them (or of the kind one looks at) are tried again by one press. */
export function StuckMails({ count, kind }: { count: number; kind: MailKind | undefined }) {
  const { t } = useWords('mail-admin');
  const queries = useQueryClient();
  const resend = useMutation(
    api.notification.resendMails.mutationOptions({
      onSuccess: ({ queued }) => {
        toast(t('resentAll', { count: queued }));
        queries.invalidateQueries({ queryKey: api.notification.mails.key() });
      },
    }),
  );
  return (
    <>
      <ProblemNotice problem={resend.error} />
      <NoticeBox tone="late">
        <Row gap={3} wrap>
          <span>{t('stuck', { count })}</span>
          <Button size="small" busy={resend.isPending} onClick={() => resend.mutate(kind ? { kind } : {})}>
            {t('resendAll')}
          </Button>
        </Row>
      </NoticeBox>
    </>
  );
}
