import { type InputHTMLAttributes, useState } from 'react';
import { TextField } from './field.tsx';

type Props = {
  label: string;
  value: number;
  most: number;
  step?: number;
  onChange: (value: number) => void;
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'className'>;

/** A number as it is typed: while the field holds none (or an impossible one), the last good one counts. */
export function NumberField({ label, value, most, step = 0.5, onChange }: Props) {
  const [typed, setTyped] = useState<string>();
  const good = (text: string): number | undefined => {
    const number = Number(text.normalize('NFKC').trim() || Number.NaN);
    return number >= 0 && number <= most && Number.isInteger(number / step) ? number : undefined;
  };
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed ?? String(value)}
      aria-invalid={typed !== undefined && good(typed) === undefined ? true : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        const number = good(event.target.value);
        if (number !== undefined) onChange(number);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
