import { formatDayOfWeek } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './teach.module.css';

type Day = { day: string; words: number; most?: number };

/** Words that come up day by day: bars from zero, with the table behind them. */
export function LoadChart({ days, label }: { days: readonly Day[]; label: string }) {
  const { t } = useWords('class-practice');
  const highest = Math.max(1, ...days.map(({ words }) => words));
  return (
    <>
      <div className={s.chart} aria-hidden>
        {days.map(({ day, words }, place) => (
          <span key={day} data-today={place === 0 || undefined} title={`${formatDayOfWeek(day)} ${words}`}>
            <small>{words}</small>
            <i style={{ height: `${(words / highest) * 100}%` }} />
            <small>{Number(day.slice(8))}</small>
          </span>
        ))}
      </div>
      <details className={s.behind}>
        <summary>{t('asTable')}</summary>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              <th scope="col">{t('words')}</th>
              {days[0]?.most !== undefined && <th scope="col">{t('mostOfOne')}</th>}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, words, most }) => (
              <tr key={day}>
                <th scope="row">{formatDayOfWeek(day)}</th>
                <td>{words}</td>
                {most !== undefined && <td>{most}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
