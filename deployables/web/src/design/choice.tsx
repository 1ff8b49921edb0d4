import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import s from './choice.module.css';
import { Icon } from './icon.tsx';

type Option<Value extends string> = { value: Value; label: string; lang?: string };
type Segments<Value extends string> = {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
};

/** Two to four choices of which one always holds. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Segments<Value>) {
  return (
    <fieldset className={s.segments} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          lang={option.lang}
          className={s.segment}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

export const Chips = ({ label, children }: { label: string; children: ReactNode }) => (
  <fieldset className={s.chips} aria-label={label}>
    {children}
  </fieldset>
);

export function Chip({ pressed, onClick, children }: { pressed: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={s.chip} aria-pressed={pressed} onClick={onClick}>
      {pressed && <Icon of={IconCheck} size={16} stroke={2.25} />}
      {children}
    </button>
  );
}

type Card<Value extends string> = { value: Value; title: string; note?: string };
type Cards<Value extends string> = {
  legend: string;
  name: string;
  value: Value;
  options: readonly Card<Value>[];
  onChange: (value: Value) => void;
};

/** One of a few, each with a sentence of its own. */
export function ChoiceCards<Value extends string>({ legend, name, value, options, onChange }: Cards<Value>) {
  return (
    <fieldset>
      <legend className={s.legend}>{legend}</legend>
      <div className={s.cards}>
        {options.map((option) => (
          <label key={option.value} className={s.card}>
            <input
              type="radio"
              className={s.dot}
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <b>{option.title}</b>
              {option.note && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
