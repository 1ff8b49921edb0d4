import type { AiUsage } from '#contracts/ai/admin.ts';
import { formatDayOfWeek, formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatMoney } from '../money.ts';
import s from './usage.module.css';

type Props = { usage: AiUsage; what: 'tokens' | 'cost' };

/** Every day of the month as a bar; the same figures as a table for whoever does not see it. */
export function DayChart({ usage, what }: Props) {
  const { t } = useWords('ai-admin');
  const days = daysOf(usage.month).map((day) => ({
    day,
    value: usage.days.find((one) => one.day === day)?.[what] ?? 0,
  }));
  const most = Math.max(...days.map(({ value }) => value), 1e-9);
  const format = (value: number) => (what === 'tokens' ? formatNumber(value) : formatMoney(value, usage.currency));
  return (
    <figure className={s.chart}>
      <div className={s.bars} aria-hidden>
        {days.map(({ day, value }) => (
          <span key={day} className={s.day} title={`${formatDayOfWeek(day)} ${format(value)}`}>
            <span
              className={s.bar}
              style={{ height: `${(value / most) * 100}%` }}
              data-none={value === 0 || undefined}
            />
            <span className={s.number}>{Number(day.slice(8))}</span>
          </span>
        ))}
      </div>
      <p className={s.most} aria-hidden>
        {format(most)}
      </p>
      <table className={s.listened}>
        <caption>{t('chart', { what: t(`chart.${what}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t(`chart.${what}`)}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ value }) => value > 0)
            .map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">{formatDayOfWeek(day)}</th>
                <td>{format(value)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}

function daysOf(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: last }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
}
