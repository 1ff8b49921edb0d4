import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { Icon } from '../../../design/icon.tsx';
import { Hidden } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './password-rules.module.css';

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

export const isLongEnough = (password: string): boolean =>
  password.length >= 12 || (password.length >= 10 && CLASSES.filter((kind) => kind.test(password)).length >= 3);
export const isApartFrom = (password: string, loginId: string): boolean =>
  loginId.length < 3 || !password.normalize('NFKC').toLowerCase().includes(loginId.normalize('NFKC').toLowerCase());

/** The server decides (it also knows the common passwords); this shows how far one is while typing. */
export const isGoodPassword = (password: string, loginId: string): boolean =>
  isLongEnough(password) && isApartFrom(password, loginId);

function Rule({ met, children }: { met: boolean; children: string }) {
  const { t } = useWords();
  return (
    <li className={met ? s.met : undefined}>
      <Icon of={met ? IconCircleCheck : IconCircleDashed} size={16} />
      {children}
      <Hidden>({t(met ? 'password.met' : 'password.open')})</Hidden>
    </li>
  );
}

export function PasswordRules({ password, loginId }: { password: string; loginId: string }) {
  const { t } = useWords();
  return (
    <ul className={s.rules} aria-label={t('password.rules')}>
      <Rule met={isLongEnough(password)}>{t('password.long')}</Rule>
      <Rule met={password !== '' && isApartFrom(password, loginId)}>{t('password.apart')}</Rule>
    </ul>
  );
}
