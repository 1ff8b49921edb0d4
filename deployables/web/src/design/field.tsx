import { IconAlertCircle, IconChevronDown, IconSearch } from '@tabler/icons-react';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useRef,
} from 'react';
import { useWords } from '../i18n/use-words.ts';
import { classes } from './classes.ts';
import s from './field.module.css';
import { Icon } from './icon.tsx';

type Frame = { label: ReactNode; hint?: ReactNode; error?: ReactNode; optional?: boolean; aside?: ReactNode };
type Wiring = {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
  className: string | undefined;
};

/** Label, control, then the error with its way out, or the hint. */
export function FieldFrame({
  label,
  hint,
  error,
  optional,
  aside,
  children,
}: Frame & { children: (wiring: Wiring) => ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const about = error || hint ? `${id}-about` : undefined;
  return (
    <div className={s.field}>
      <div className={s.head}>
        <label className={s.label} htmlFor={id}>
          {label}
          {optional && <span className={s.optional}>{t('field.optional')}</span>}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': about, className: s.input })}
      {error ? (
        <p className={s.error} id={about}>
          <Icon of={IconAlertCircle} size={16} />
          <span>{error}</span>
        </p>
      ) : (
        hint && (
          <p className={s.hint} id={about}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

type Own<Attributes> = Frame & Omit<Attributes, keyof Frame>;

export function TextField({
  label,
  hint,
  error,
  optional,
  aside,
  ref,
  ...rest
}: Own<InputHTMLAttributes<HTMLInputElement>> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false} aside={aside}>
      {(wiring) => <input ref={ref} {...rest} {...wiring} />}
    </FieldFrame>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  optional,
  aside,
  ...rest
}: Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false} aside={aside}>
      {(wiring) => <textarea rows={4} {...rest} {...wiring} />}
    </FieldFrame>
  );
}

/** The system's own list: it is the best one on phones, and the keyboard knows it everywhere. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  children,
  ...rest
}: Own<SelectHTMLAttributes<HTMLSelectElement>>) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {(wiring) => (
        <div className={s.select}>
          <select {...rest} {...wiring}>
            {children}
          </select>
          <Icon of={IconChevronDown} size={18} />
        </div>
      )}
    </FieldFrame>
  );
}

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { mixed?: boolean };
export function CheckBox({ mixed, className, ...rest }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed ?? false;
  }, [mixed]);
  return <input ref={box} type="checkbox" className={classes(s.box, className)} {...rest} />;
}

export function CheckField({ label, ...rest }: CheckProps & { label: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside
    <label className={s.check}>
      <CheckBox {...rest} />
      <span>{label}</span>
    </label>
  );
}

type SearchProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  label: string;
  onChange: (text: string) => void;
};
export function SearchField({ label, onChange, ...rest }: SearchProps) {
  return (
    <div className={s.search}>
      <Icon of={IconSearch} size={18} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        enterKeyHint="search"
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
}
