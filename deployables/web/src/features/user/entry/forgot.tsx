import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import s from './entry.module.css';
import { LinkByMail } from './link-by-mail.tsx';

export function Forgot() {
  const { t } = useWords('entry');
  return (
    <CoverPage title={t('forgot.title')} lead={t('forgot.lead')}>
      <LinkByMail purpose="reset" />
      <p className={s.under}>
        <span>{t('forgot.noMail')}</span>
        <Link to="/sign-in">{t('signIn.back')}</Link>
      </p>
    </CoverPage>
  );
}
