import { IconArrowBackUp, IconTicket } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportView } from '#contracts/user/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Ask } from '../../../design/dialog.tsx';
import { Facts } from '../../../design/facts.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ProgressJob } from '../../../design/progress.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { formatDay, formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

function Running({ one }: { one: ImportView }) {
  const { t } = useWords('imports');
  return (
    <Sheet>
      <ProgressJob label={t(`heading.${one.state}`)} done={one.progress.done} total={one.progress.total}>
        <Aside small>{t('leaveAlone')}</Aside>
      </ProgressJob>
    </Sheet>
  );
}

/** While it runs, and what became of it: slips to hand out, and the way back. */
export function ImportResult({ one }: { one: ImportView }) {
  const { t } = useWords('imports');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const undo = useMutation(
    api.user.undoImport.mutationOptions({
      onSuccess: (fresh) => {
        setAsking(false);
        adopt(queries, api.user.import.queryKey({ input: { id: fresh.id } }), fresh);
      },
    }),
  );
  if (one.state === 'running' || one.state === 'undoing') return <Running one={one} />;
  const undoable = one.undoUntil !== null && Date.parse(one.undoUntil) > Date.now();
  return (
    <Stack gap={5}>
      <ProblemNotice problem={undo.error} />
      {one.state === 'undone' && <NoticeBox>{t('undoneText')}</NoticeBox>}
      {one.slipsWaiting && (
        <NoticeBox tone="ok" icon={IconTicket}>
          <Row wrap gap={3}>
            <p>
              <b>{t('slipsWait')}</b> {t('slipsWaitText')}
            </p>
            <ButtonLink to="/people/imports/$id/slips" params={{ id: one.id }} kind="primary">
              {t('showSlips')}
            </ButtonLink>
          </Row>
        </NoticeBox>
      )}
      <Sheet title={t('result')}>
        <Facts
          facts={[
            [t('verdict.create'), formatNumber(one.counts.create)],
            [t('verdict.update'), formatNumber(one.counts.update)],
            [t('verdict.unchanged'), formatNumber(one.counts.unchanged)],
            [t('verdict.error'), formatNumber(one.counts.error)],
          ]}
        />
      </Sheet>
      <Row wrap gap={2}>
        <ButtonLink to="/people" search={{ sort: 'recent' }}>
          {t('toPeople')}
        </ButtonLink>
        {undoable && one.undoUntil && (
          <Button icon={IconArrowBackUp} kind="danger" onClick={() => setAsking(true)}>
            {t('undo', { day: formatDay(one.undoUntil) })}
          </Button>
        )}
      </Row>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('undoAsk')}
        action={t('undoAction')}
        busy={undo.isPending}
        onConfirm={() => undo.mutate({ id: one.id })}
      >
        {t('undoText', { created: formatNumber(one.counts.create), updated: formatNumber(one.counts.update) })}
      </Ask>
    </Stack>
  );
}
