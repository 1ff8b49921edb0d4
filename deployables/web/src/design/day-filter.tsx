import s from './filter-select.module.css';

type Props = { label: string; value: string | undefined; onChange: (day: string | undefined) => void };

/** One end of a span of days above a list; empty while that end is open. */
export const DayFilter = ({ label, value, onChange }: Props) => (
  <label className={s.day} data-set={value ? true : undefined}>
    <span>{label}</span>
    <input type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} />
  </label>
);
