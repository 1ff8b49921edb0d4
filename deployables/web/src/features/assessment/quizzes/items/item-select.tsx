import { IconChevronDown } from '@tabler/icons-react';
import { Icon } from '../../../../design/icon.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './items.module.css';

type Props = {
  label: string;
  value: string;
  options: readonly { id: string; text: string }[];
  disabled?: boolean | undefined;
  inline?: boolean;
  onChange: (id: string) => void;
};

/** The system's own list, in a line of text or beside one. */
export function ItemSelect({ label, value, options, disabled, inline, onChange }: Props) {
  const { t } = useWords('quizzes');
  return (
    <span className={s.select} data-inline={inline || undefined}>
      <select aria-label={label} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('take.choose')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
      <Icon of={IconChevronDown} size={16} />
    </span>
  );
}
