import type { Agreement } from '#contracts/assessment/rubric-scores.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './results.module.css';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);
const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

/** How far two sides agree, criterion by criterion; too few pairs are said to be too few. */
export function AgreementTable({ title, rows }: { title: string; rows: readonly (Agreement & { name: string })[] }) {
  const { t } = useWords('rubrics');
  return (
    <div className={s.scroller}>
      <table className={s.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criterion')}</th>
            <th scope="col">{t('exact')}</th>
            <th scope="col">{t('adjacent')}</th>
            <th scope="col">{t('kappa')}</th>
            <th scope="col">{t('pupils')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, pairs, enough, exact, adjacent, kappa }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike
            <tr key={at}>
              <th scope="row">{name}</th>
              {enough ? (
                <>
                  <td>{percent(exact)}</td>
                  <td>{percent(adjacent)}</td>
                  <td>{decimal(kappa)}</td>
                  <td>{t('pairs', { count: pairs })}</td>
                </>
              ) : (
                <td colSpan={4}>{t('tooFew', { count: pairs })}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
