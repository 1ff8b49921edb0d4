import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolActivity as Activity } from '#contracts/analytics/home.ts';
import { api } from '../../../api/client.ts';
import { Segmented } from '../../../design/choice.tsx';
import { Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek, formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AsOf } from './as-of.tsx';
import s from './home-parts.module.css';

export const WINDOWS = ['7', '30', '90'] as const;
export type Window = (typeof WINDOWS)[number];
const HOW = ['entries', 'active', 'quiet'] as const;

export function WindowChoice({ value, onChange }: { value: Window; onChange: (to: Window) => void }) {
  const { t } = useWords('work');
  return (
    <Segmented
      label={t('window')}
      value={value}
      options={WINDOWS.map((days) => ({ value: days, label: t('windowDays', { count: Number(days) }) }))}
      onChange={onChange}
    />
  );
}

/** What the pupils of the school do day by day, and the classes where nothing happens. */
export function SchoolActivity() {
  const { t } = useWords('work');
  const [days, setDays] = useState<Window>('30');
  const query = useQuery(api.analytics.schoolActivity.queryOptions({ input: { days: Number(days) } }));
  return (
    <Stack gap={6}>
      <Sheet
        title={t('activity')}
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
        ) : (
          <Days activity={query.data} />
        )}
      </Sheet>
      {query.data && <Quiet activity={query.data} days={Number(days)} />}
    </Stack>
  );
}

function Days({ activity: { days, entries, activePupils, pupils } }: { activity: Activity }) {
  const { t } = useWords('work');
  const highest = Math.max(1, ...days.map((day) => day.entries));
  return (
    <>
      <p className={s.sum}>
        <b>{t('entriesIn', { count: entries, shown: formatNumber(entries) })}</b>{' '}
        {t('activeOf', { count: activePupils, of: pupils })}
      </p>
      <div className={s.days} aria-hidden>
        {days.map(({ day, entries: count }) => (
          <i key={day} style={{ height: `${(count / highest) * 100}%` }} title={`${formatDayOfWeek(day)} ${count}`} />
        ))}
      </div>
      <p className={s.axis} aria-hidden>
        <span>{days[0] && formatDayOfWeek(days[0].day)}</span>
        <span>{t('highest', { count: highest })}</span>
        <span>{t('today')}</span>
      </p>
      <details className={s.how}>
        <summary>{t('asTable')}</summary>
        <table className={s.plain}>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              <th scope="col">{t('entriesCount')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, entries: count }) => (
              <tr key={day}>
                <th scope="row">{formatDayOfWeek(day)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <details className={s.how}>
        <summary>{t('how')}</summary>
        <dl>
          {HOW.map((what) => (
            <div key={what}>
              <dt>{t(`school.${what}`)}</dt>
              <dd>{t(`school.how.${what}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Quiet({ activity: { quiet, quietTotal }, days }: { activity: Activity; days: number }) {
  const { t } = useWords('work');
  return (
    <Sheet title={t('quietTitle', { count: days, found: quietTotal })} flush>
      {quiet.length === 0 ? (
        <p className={s.nothing}>{t('noneQuiet')}</p>
      ) : (
        <ul className={s.quiet}>
          {quiet.map(({ classId, className, lastDay }) => (
            <li key={classId}>
              <Link to="/classes/$id" params={{ id: classId }}>
                {className}
              </Link>
              <span>{lastDay ? t('lastOn', { day: formatDayOfWeek(lastDay) }) : t('never')}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
