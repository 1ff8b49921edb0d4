import { IconChevronDown } from '@tabler/icons-react';
import s from './filter-select.module.css';
import { Icon } from './icon.tsx';

type Props = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One choice of many above a list; what it filters by is also its empty choice. */
export function FilterSelect({ label, value, options, onChange }: Props) {
  return (
    <span className={s.filter}>
      <select
        aria-label={label}
        data-set={value !== '' || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon of={IconChevronDown} size={16} />
    </span>
  );
}
