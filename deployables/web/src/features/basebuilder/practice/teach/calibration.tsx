import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './teach.module.css';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Whether the forecast of recall can be believed: predicted beside actual, and its loss beside that of knowing nothing. */
export function Calibration({ classId }: { classId: ClassId }) {
  const { t } = useWords('class-practice');
  const query = useQuery(api.basebuilder.classCalibration.queryOptions({ input: { classId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={6} />;
  const { answers, average, predicted, loss, constantLoss, bins } = query.data;
  if (answers === 0 || average === null || predicted === null || loss === null || constantLoss === null)
    return <EmptyState title={t('noReviews')}>{t('noReviewsText')}</EmptyState>;
  return (
    <Sheet title={t('calibration')}>
      <Stack gap={4}>
        <Aside small>{t('calibrationHint')}</Aside>
        <dl className={s.figures}>
          <div>
            <dt>{t('reviews')}</dt>
            <dd>{answers}</dd>
          </div>
          <div>
            <dt>{t('predicted')}</dt>
            <dd>{percent(predicted)}</dd>
          </div>
          <div>
            <dt>{t('actual')}</dt>
            <dd>{percent(average)}</dd>
          </div>
          <div>
            <dt>{t('loss')}</dt>
            <dd>{loss.toFixed(3)}</dd>
          </div>
          <div>
            <dt>{t('constantLoss')}</dt>
            <dd>{constantLoss.toFixed(3)}</dd>
          </div>
        </dl>
        <p>{t(loss < constantLoss ? 'calibrationGood' : 'calibrationPoor')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
        <section className={s.scroll} tabIndex={0} aria-label={t('calibration')}>
          <table className={s.bins}>
            <thead>
              <tr>
                <th scope="col">{t('bin')}</th>
                <th scope="col">{t('predicted')}</th>
                <th scope="col">{t('actual')}</th>
                <th scope="col" className={s.right}>
                  {t('reviews')}
                </th>
              </tr>
            </thead>
            <tbody>
              {bins.map((bin) => (
                <tr key={bin.from}>
                  <th scope="row">
                    {percent(bin.from)}–{percent(bin.to)}
                  </th>
                  <td>
                    <Bar share={bin.predicted} faint />
                  </td>
                  <td>
                    <Bar share={bin.actual} />
                  </td>
                  <td className={s.right}>{bin.answers}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Stack>
    </Sheet>
  );
}

const Bar = ({ share, faint }: { share: number; faint?: boolean }) => (
  <span className={s.bar}>
    <span aria-hidden>
      <i data-faint={faint || undefined} style={{ width: percent(share) }} />
    </span>
    {percent(share)}
  </span>
);
