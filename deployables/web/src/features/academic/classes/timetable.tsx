import { IconCheck } from '@tabler/icons-react';
import type { SchoolClass } from '#contracts/academic/routes.ts';
import { Icon } from '../../../design/icon.tsx';
import { Hidden } from '../../../design/layout.tsx';
import { formatWeekday } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './class-overview.module.css';

type Slots = SchoolClass['timetable'];
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const isIn = (slots: Slots, weekday: number, period: number): boolean =>
  slots.some((slot) => slot.weekday === weekday && slot.period === period);

/** Weekdays across, periods down: five days and six periods, more where a lesson lies outside. */
export function Timetable({ slots, onChange }: { slots: Slots; onChange?: (slots: Slots) => void }) {
  const { t } = useWords('classes');
  const days = range(Math.max(onChange ? 6 : 5, ...slots.map(({ weekday }) => weekday)));
  const periods = range(Math.max(onChange ? 7 : 6, ...slots.map(({ period }) => period)));
  const toggle = (weekday: number, period: number) =>
    onChange?.(
      isIn(slots, weekday, period)
        ? slots.filter((slot) => slot.weekday !== weekday || slot.period !== period)
        : [...slots, { weekday, period }],
    );
  const cell = (weekday: number, period: number) => {
    const on = isIn(slots, weekday, period);
    const mark = on && <Icon of={IconCheck} size={16} stroke={2.5} />;
    const name = t('slot', { day: formatWeekday(weekday), period });
    if (!onChange)
      return (
        <span className={s.slot} data-on={on || undefined}>
          {mark}
          {on && <Hidden>{name}</Hidden>}
        </span>
      );
    return (
      <button
        type="button"
        className={s.slot}
        aria-pressed={on}
        aria-label={name}
        onClick={() => toggle(weekday, period)}
      >
        {mark}
      </button>
    );
  };
  return (
    <table className={s.grid} aria-label={t('timetable')}>
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              {formatWeekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={period}>
            <th scope="row">{period}</th>
            {days.map((day) => (
              <td key={day}>{cell(day, period)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
