import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { BigCode } from '../../../design/big-code.tsx';
import { Button } from '../../../design/button.tsx';
import { CopyButton } from '../../../design/copy-button.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from './use-class.ts';

/** A code for the blackboard, good for some days. */
export function JoinCode() {
  const { t } = useWords('classes');
  const { one, keep } = useClass();
  const [days, setDays] = useState(7);
  const open = useMutation(api.academic.openJoinCode.mutationOptions({ onSuccess: keep }));
  const close = useMutation(api.academic.closeJoinCode.mutationOptions({ onSuccess: keep }));
  const alive = one.joinCode && Date.parse(one.joinCode.expiresAt) > Date.now() ? one.joinCode : null;
  return (
    <Stack gap={3}>
      <ProblemNotice problem={open.error ?? close.error} />
      <Aside>{t('codeText')}</Aside>
      {alive && (
        <>
          <BigCode>{alive.code}</BigCode>
          <Aside small>{t('codeUntil', { until: formatMoment(alive.expiresAt) })}</Aside>
        </>
      )}
      {!alive && (
        <SelectField label={t('codeDays')} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {[1, 3, 7, 14, 30].map((count) => (
            <option key={count} value={count}>
              {t('days', { count })}
            </option>
          ))}
        </SelectField>
      )}
      <Row gap={2} wrap end>
        {alive && <CopyButton text={alive.code} />}
        {alive && (
          <Button busy={close.isPending} onClick={() => close.mutate({ id: one.id })}>
            {t('codeClose')}
          </Button>
        )}
        <Button
          kind={alive ? 'plain' : 'primary'}
          busy={open.isPending}
          onClick={() => open.mutate({ id: one.id, days })}
        >
          {t(alive ? 'codeNew' : 'codeOpen')}
        </Button>
      </Row>
    </Stack>
  );
}
