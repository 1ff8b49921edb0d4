import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Row, Sheet } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AsOf } from './as-of.tsx';
import s from './home-parts.module.css';
import { type Window, WindowChoice } from './school-activity.tsx';

/** Every school of the installation in one line, for its operator. */
export function Schools() {
  const { t } = useWords('work');
  const [days, setDays] = useState<Window>('30');
  const query = useQuery(api.analytics.schools.queryOptions({ input: { days: Number(days) } }));
  return (
    <Sheet
      title={t('schools')}
      more={
        <Row gap={2} wrap>
          <AsOf at={query.data?.asOf} />
          <WindowChoice value={days} onChange={setDays} />
        </Row>
      }
      flush
    >
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={4} />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('noSchools')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
        <section className={s.table} tabIndex={0} aria-label={t('schools')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('schoolName')}</th>
                {(['classes', 'pupils', 'active', 'entries'] as const).map((what) => (
                  <th key={what} scope="col" className={s.right}>
                    {t(`school.${what}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.items.map((one) => (
                <tr key={one.schoolId}>
                  <th scope="row">{one.name}</th>
                  {[one.classes, one.pupils, one.activePupils, one.entries].map((value, index) => (
                    // Columns never change their places.
                    // biome-ignore lint/suspicious/noArrayIndexKey: static list
                    <td key={index} className={s.right}>
                      {formatNumber(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Sheet>
  );
}
