import { IconCheck } from '@tabler/icons-react';
import type { PracticeToday } from '#contracts/basebuilder/practice-views.ts';
import { Icon } from '../../../design/icon.tsx';
import { formatWeekday } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './start.module.css';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** How the week goes: words towards the target, the days, and for how many weeks it has been kept up. */
export function WeekBar({ week }: { week: PracticeToday['week'] }) {
  const { t } = useWords('practice');
  const practised = new Set(week.days.map(weekdayOf));
  const left = Math.max(0, week.target - week.words);
  return (
    <div className={s.week}>
      <p className={s.target}>
        <b>{t('weekWords', { count: week.words })}</b>
        <span>
          {left > 0 ? t('weekLeft', { target: week.target, count: left }) : t('weekDone', { target: week.target })}
        </span>
      </p>
      <div
        className={s.track}
        role="progressbar"
        aria-label={t('weekTarget')}
        aria-valuemin={0}
        aria-valuenow={Math.min(week.words, week.target)}
        aria-valuemax={week.target}
      >
        <span style={{ width: `${Math.min(100, (week.words / week.target) * 100)}%` }} />
      </div>
      <ul className={s.days} aria-label={t('weekDays')}>
        {DAYS.map((day) => (
          <li key={day} data-on={practised.has(day) || undefined}>
            <span>{practised.has(day) ? <Icon of={IconCheck} size={14} stroke={3} /> : null}</span>
            <small>
              {formatWeekday(day)}
              <span className={s.hidden}>{t(practised.has(day) ? 'dayDone' : 'dayRest')}</span>
            </small>
          </li>
        ))}
      </ul>
      <p className={s.weeks}>
        {week.weeks > 0 ? t('weeksKept', { count: week.weeks }) : t('weeksBegin')}
        {week.longest > week.weeks && ` ${t('weeksLongest', { count: week.longest })}`}
      </p>
    </div>
  );
}
