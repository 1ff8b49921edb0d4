import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ClassNumbers as Numbers } from '#contracts/analytics/home.ts';
import { api } from '../../../api/client.ts';
import { Icon } from '../../../design/icon.tsx';
import { Hidden, Sheet } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { AsOf } from './as-of.tsx';
import s from './home-parts.module.css';

export const useClassNumbers = () => useQuery(api.analytics.classNumbers.queryOptions({ input: {} }));
const HOW = ['themes', 'surveys', 'week', 'silent', 'stalled', 'waiting'] as const;

/** Every class of the teacher in one row; each number opens the rows behind it. */
export function ClassNumbers() {
  const { t } = useWords('work');
  const query = useClassNumbers();
  if (query.data?.items.length === 0) return null;
  return (
    <Sheet title={t('classes')} more={<AsOf at={query.data?.asOf} />} flush>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={4} />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
          <section className={s.table} tabIndex={0} aria-label={t('classes')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('class')}</th>
                  <th scope="col" className={s.right}>
                    {t('pupils')}
                  </th>
                  <th scope="col">{t('themes')}</th>
                  <th scope="col">{t('surveys')}</th>
                  <th scope="col">{t('weeks')}</th>
                  <th scope="col" className={s.right}>
                    {t('week')}
                  </th>
                  <th scope="col" className={s.right}>
                    {t('silent')}
                  </th>
                  <th scope="col" className={s.right}>
                    {t('stalled')}
                  </th>
                  <th scope="col" className={s.right}>
                    {t('waiting')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {query.data.items.map((one) => (
                  <ClassRow key={one.classId} one={one} />
                ))}
              </tbody>
            </table>
          </section>
          <details className={s.how}>
            <summary>{t('how')}</summary>
            <dl>
              {HOW.map((what) => (
                <div key={what}>
                  <dt>{t(what)}</dt>
                  <dd>{t(`how.${what}`)}</dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </Sheet>
  );
}

function ClassRow({ one }: { one: Numbers }) {
  const { t } = useWords('work');
  const params = { id: one.classId };
  const highest = Math.max(1, ...one.weeks);
  const week = one.weeks.at(-1) ?? 0;
  const waiting = one.waitingEntries + one.waitingSubmissions;
  const of = (value: number): ReactNode => (
    <span className={s.bar}>
      <span aria-hidden>
        <i style={{ width: `${one.pupils ? (value / one.pupils) * 100 : 0}%` }} />
      </span>
      {t('ofPupils', { count: value, of: one.pupils })}
    </span>
  );
  return (
    <tr>
      <th scope="row">
        <Link to="/classes/$id" params={params}>
          {one.className}
        </Link>
      </th>
      <td className={s.right}>{one.pupils}</td>
      <td>
        <Link to="/classes/$id/themes" params={params}>
          {of(one.themes)}
        </Link>
      </td>
      <td>
        <Link to="/classes/$id/surveys" params={params}>
          {of(one.surveys)}
        </Link>
      </td>
      <td>
        <span className={s.weeks} aria-hidden>
          {one.weeks.map((value, index) => (
            // Weeks never change their places.
            // biome-ignore lint/suspicious/noArrayIndexKey: static list
            <i key={index} style={{ height: `${(value / highest) * 100}%` }} />
          ))}
        </span>
        <Hidden>{one.weeks.join(', ')}</Hidden>
      </td>
      <td className={s.right}>
        {week ? (
          <Link to="/classes/$id/log" params={params} search={{ show: 'week' }}>
            {week}
          </Link>
        ) : (
          <span className={s.zero}>0</span>
        )}
      </td>
      <td className={`${s.right} ${one.silent ? s.alarm : ''}`}>
        {one.silent ? (
          <Link to="/" search={{ silent: one.classId }} hash="silent" activeProps={{ 'aria-current': undefined }}>
            <Icon of={IconAlertTriangle} size={16} />
            {t('people', { count: one.silent })}
          </Link>
        ) : (
          <span className={s.zero}>0</span>
        )}
      </td>
      <td className={s.right}>
        {one.stalled ? (
          <Link to="/" search={{ stalled: one.classId }} hash="stalled" activeProps={{ 'aria-current': undefined }}>
            {t('people', { count: one.stalled })}
          </Link>
        ) : (
          <span className={s.zero}>0</span>
        )}
      </td>
      <td className={s.right}>
        {waiting === 0 ? (
          <span className={s.zero}>0</span>
        ) : one.waitingEntries ? (
          <Link to="/classes/$id/log" params={params}>
            {t('entriesWait', { count: one.waitingEntries })}
          </Link>
        ) : null}{' '}
        {one.waitingSubmissions > 0 && (
          <Link to="/classes/$id/milestones" params={params} search={{ order: 'waiting' }}>
            {t('workWaits', { count: one.waitingSubmissions })}
          </Link>
        )}
      </td>
    </tr>
  );
}
