import { useQuery } from '@tanstack/react-query';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Aside, Sheet } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './result.module.css';

/** Which teachers have looked at the confidential result: for the pupil themselves and the administrators. */
export function Readings({ studentId }: { studentId: UserId }) {
  const { t } = useWords('surveys');
  const query = useQuery(api.assessment.readings.queryOptions({ input: { studentId, limit: 20 } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  return (
    <Sheet title={t('readings')}>
      {!query.data ? (
        <ListSkeleton rows={2} />
      ) : query.data.items.length === 0 ? (
        <Aside small>{t('noReadings')}</Aside>
      ) : (
        <ul className={s.side}>
          {query.data.items.map((reading) => (
            <li key={`${reading.reader.id} ${reading.firstAt}`}>
              {fullName(reading.reader)}
              <small>
                {formatMoment(reading.lastAt)}
                {reading.times > 1 && `・${t('times', { count: reading.times })}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
