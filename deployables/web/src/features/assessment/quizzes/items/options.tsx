import { classes } from '../../../../design/classes.ts';
import s from './items.module.css';

type Option = { id: string; text: string };
type Props = {
  name: string;
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  many?: boolean;
  readOnly?: boolean;
  onToggle: (id: string) => void;
};

/** Cards one chooses from, one of them or several; each has the digit that chooses it before its words. */
export function Options({ name, label, options, chosen, many, readOnly, onToggle }: Props) {
  return (
    <fieldset className={s.options} aria-label={label} disabled={readOnly}>
      {options.map((option, index) => {
        const on = chosen.includes(option.id);
        return (
          <label key={option.id} className={classes(s.option, on && s.on)}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={on}
              data-digit={index + 1}
              onChange={() => onToggle(option.id)}
            />
            <span className={s.key} aria-hidden>
              {index + 1}
            </span>
            <span className={s.words}>{option.text}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
