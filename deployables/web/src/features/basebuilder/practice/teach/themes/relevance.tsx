import { useId } from 'react';
import s from './themes.module.css';

const STEPS = [1, 2, 3, 4, 5] as const;
type Props = { label: string; value: number; onChange: (value: number) => void };

/** How close, 1 to 5: one stop for the keyboard, arrows choose. */
export function RelevanceChoice({ label, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className={s.scale} aria-label={label}>
      {STEPS.map((step) => (
        <label key={step}>
          <input type="radio" name={name} value={step} checked={step === value} onChange={() => onChange(step)} />
          <span>{step}</span>
        </label>
      ))}
    </fieldset>
  );
}
