import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type InputHTMLAttributes, type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { IconButton } from './button.tsx';
import s from './field.module.css';
import { FieldFrame } from './field.tsx';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  aside?: ReactNode;
};

export function PasswordField({ label, hint, error, aside, ...rest }: Props) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame label={label} hint={hint} error={error} aside={aside}>
      {(wiring) => (
        <div className={s.with}>
          <input type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} {...rest} {...wiring} />
          <IconButton
            icon={shown ? IconEyeOff : IconEye}
            label={shown ? t('field.hidePassword') : t('field.showPassword')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </FieldFrame>
  );
}
