import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Segmented } from '../../../../design/choice.tsx';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { LoadChart } from './load-chart.tsx';

/** How much comes up for the class on the next days. */
export function ClassLoad({ classId }: { classId: ClassId }) {
  const { t } = useWords('class-practice');
  const [days, setDays] = useState<'14' | '30'>('14');
  const query = useQuery(api.basebuilder.classLoad.queryOptions({ input: { classId, days: Number(days) } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={4} />;
  const { pupils, dailyCap } = query.data;
  return (
    <Sheet
      title={t('load')}
      more={
        <Segmented
          label={t('days')}
          value={days}
          options={[
            { value: '14', label: t('daysOf', { count: 14 }) },
            { value: '30', label: t('daysOf', { count: 30 }) },
          ]}
          onChange={setDays}
        />
      }
    >
      <Stack gap={3}>
        <Aside small>{t('loadHint', { pupils, cap: dailyCap })}</Aside>
        <LoadChart days={query.data.days} label={t('load')} />
      </Stack>
    </Sheet>
  );
}
