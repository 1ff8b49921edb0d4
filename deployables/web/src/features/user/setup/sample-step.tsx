import { IconArrowRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ChoiceCards } from '../../../design/choice.tsx';
import { Sheet, Stack } from '../../../design/layout.tsx';
import { ProgressJob } from '../../../design/progress.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './setup.module.css';

/** Sample people and classes on request, made by the same import everybody uses. */
export function SampleStep({ onNext }: { onNext: () => void }) {
  const { t } = useWords('setup');
  const [wanted, setWanted] = useState<'no' | 'yes'>('no');
  const start = useMutation(api.auth.startDemo.mutationOptions());
  const id = start.data?.importId ?? '';
  const job = useQuery(
    api.user.import.queryOptions({
      input: { id },
      enabled: id !== '',
      refetchInterval: ({ state }) => (state.data?.state === 'running' || !state.data ? 1000 : false),
    }),
  );
  if (start.data)
    return (
      <Stack gap={5}>
        <Sheet>
          <ProgressJob
            label={t(job.data?.state === 'done' ? 'sampleDone' : 'sampleRunning')}
            done={job.data?.progress.done ?? 0}
            total={job.data?.progress.total ?? 0}
          />
        </Sheet>
        <div className={s.foot}>
          <span />
          <Button kind="primary" size="big" icon={IconArrowRight} trailing onClick={onNext}>
            {t('next')}
          </Button>
        </div>
      </Stack>
    );
  return (
    <Stack gap={5}>
      <ProblemNotice problem={start.error} />
      <ChoiceCards
        legend={t('sampleAsk')}
        name="sample"
        value={wanted}
        options={[
          { value: 'no', title: t('sampleNo'), note: t('sampleNoNote') },
          { value: 'yes', title: t('sampleYes'), note: t('sampleYesNote') },
        ]}
        onChange={setWanted}
      />
      <div className={s.foot}>
        <span />
        <Button
          kind="primary"
          size="big"
          icon={IconArrowRight}
          trailing
          busy={start.isPending}
          onClick={() => (wanted === 'yes' ? start.mutate({}) : onNext())}
        >
          {t('next')}
        </Button>
      </div>
    </Stack>
  );
}
