import { useQuery } from '@tanstack/react-query';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { Say } from '../../../design/say.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { GradeFacts } from './grades.tsx';

/** What teachers have said about a pupil's work and let them read. */
export function PublishedEvaluations({ studentId }: { studentId: UserId }) {
  const { t } = useWords('evaluations');
  const query = useQuery(api.analytics.studentEvaluations.queryOptions({ input: { studentId } }));
  return (
    <Sheet title={t('own')}>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={2} />
      ) : query.data.items.length === 0 ? (
        <Aside small>{t('ownNone')}</Aside>
      ) : (
        <Stack gap={5}>
          {query.data.items.map((one) => (
            <Stack key={one.id} gap={2}>
              <Say
                as="teacher"
                who={`${one.className} ${one.term}`}
                when={t('publishedOn', { day: formatDay(one.publishedAt) })}
              >
                <p>{one.text}</p>
              </Say>
              <GradeFacts values={one} />
            </Stack>
          ))}
        </Stack>
      )}
    </Sheet>
  );
}
