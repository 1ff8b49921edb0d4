import { useState } from 'react';
import type { EvaluationView } from '#contracts/analytics/evaluations.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextField } from '../../../design/field.tsx';
import { Aside, Form, Row, Stack } from '../../../design/layout.tsx';
import { Say } from '../../../design/say.tsx';
import { formatDay, formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { GradeFacts } from './grades.tsx';
import { StateBadge } from './state-badge.tsx';
import { type Place, useSteps } from './use-steps.ts';
import type { Turns } from './use-turns.ts';

type Props = { evaluation: EvaluationView | null; place: Place; turns: Turns; teaches: boolean };

/** What is confirmed or published, with the way on and the ways back. */
export function StandingWords({ evaluation, place, turns, teaches }: Props) {
  const { t } = useWords('evaluations');
  const steps = useSteps(place);
  const [back, setBack] = useState<'unpublish' | 'reopen'>();
  const [reason, setReason] = useState('');
  if (!evaluation) return <Aside>{t('none')}</Aside>;
  const { state } = evaluation;
  const items = [evaluation];
  const close = () => {
    setBack(undefined);
    setReason('');
  };
  return (
    <Stack gap={3}>
      <Row gap={2} wrap>
        <StateBadge evaluation={evaluation} />
        {evaluation.changedBy && (
          <Aside small as="span">
            {t('confirmedBy', { name: fullName(evaluation.changedBy), at: formatMoment(evaluation.changedAt) })}
          </Aside>
        )}
      </Row>
      <GradeFacts values={evaluation} />
      {evaluation.text && (
        <Say
          as="teacher"
          who={t('textLabel')}
          when={evaluation.publishedAt && t('publishedOn', { day: formatDay(evaluation.publishedAt) })}
        >
          <p>{evaluation.text}</p>
        </Say>
      )}
      {teaches && (
        <Row gap={2} wrap end>
          {state === 'confirmed' && (
            <>
              <Button onClick={() => setBack('reopen')}>{t('reopen')}</Button>
              <Button
                kind="primary"
                busy={steps.isPending}
                onClick={() => steps.mutate({ step: 'publish', items }, { onSuccess: turns.next })}
              >
                {t('publish')}
              </Button>
            </>
          )}
          {state === 'published' && <Button onClick={() => setBack('unpublish')}>{t('unpublish')}</Button>}
        </Row>
      )}
      <Dialog open={back !== undefined} onClose={close} title={t(back ?? 'reopen')}>
        <Form
          onSubmit={() => {
            if (back && reason.trim()) steps.mutate({ step: back, items, reason: reason.trim() }, { onSuccess: close });
          }}
        >
          <p>{t(back === 'unpublish' ? 'unpublishText' : 'reopenText')}</p>
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Row end>
            <Button type="submit" kind="primary" busy={steps.isPending} disabled={!reason.trim()}>
              {t(back ?? 'reopen')}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </Stack>
  );
}
