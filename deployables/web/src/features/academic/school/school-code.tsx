import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { School } from '#contracts/academic/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { BigCode } from '../../../design/big-code.tsx';
import { Button } from '../../../design/button.tsx';
import { CopyButton } from '../../../design/copy-button.tsx';
import { Ask } from '../../../design/dialog.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** The word people register with; a new one closes the old. */
export function SchoolCode({ school }: { school: School }) {
  const { t } = useWords('school');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'renew' | 'retire' | null>(null);
  const onSuccess = (fresh: School) => {
    setAsking(null);
    adopt(queries, api.academic.school.queryKey({ input: { id: school.id } }), fresh);
    toast(t('common:action.saved'));
  };
  const renew = useMutation(api.academic.renewCode.mutationOptions({ onSuccess }));
  const retire = useMutation(api.academic.retireCode.mutationOptions({ onSuccess }));
  const confirm = () => (asking === 'retire' ? retire : renew).mutate({ id: school.id });
  return (
    <Stack gap={3}>
      <Aside small>{t(school.code ? 'codeText' : 'codeNone')}</Aside>
      <ProblemNotice problem={renew.error ?? retire.error} />
      {school.code && <BigCode>{school.code}</BigCode>}
      <Row gap={2} wrap>
        {school.code && <CopyButton text={school.code} />}
        <Button onClick={() => (school.code ? setAsking('renew') : renew.mutate({ id: school.id }))}>
          {t(school.code ? 'codeRenew' : 'codeOpen')}
        </Button>
        {school.code && (
          <Button kind="danger" onClick={() => setAsking('retire')}>
            {t('codeRetire')}
          </Button>
        )}
      </Row>
      <Ask
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === 'retire' ? 'codeRetireAsk' : 'codeRenewAsk')}
        action={t(asking === 'retire' ? 'codeRetire' : 'codeRenew')}
        busy={renew.isPending || retire.isPending}
        onConfirm={confirm}
      >
        {t('codeAskText')}
      </Ask>
    </Stack>
  );
}
