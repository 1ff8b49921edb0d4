import { TextField } from '../../../../design/field.tsx';
import { fromZoned, toZoned } from '../../../../i18n/zoned.ts';

type Props = { label: string; hint?: string; value: string | null; onMoment: (instant: string | null) => void };

/** A day and a time as the school's clock shows it; empty means none. */
export const MomentField = ({ label, hint, value, onMoment }: Props) => (
  <TextField
    type="datetime-local"
    label={label}
    hint={hint}
    optional
    value={value ? toZoned(value) : ''}
    onChange={({ target }) => onMoment(target.value ? fromZoned(target.value) : null)}
  />
);
