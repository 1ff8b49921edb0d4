import { useWords } from '../../../i18n/use-words.ts';

/** Why a mail has not gone, in words; the code stays beside it for whoever runs the mail server. */
export function useMailError(): (error: string) => string {
  const { t } = useWords('mail-admin');
  return (error) => {
    if (/^SMTP 5\d\d 5\.(1|2\.1)/.test(error) || /^SMTP 55[013]$/.test(error)) return t('error.nobody', { error });
    if (/^EAUTH/.test(error)) return t('error.auth', { error });
    if (/^SMTP 4/.test(error)) return t('error.later', { error });
    if (/^SMTP 5/.test(error)) return t('error.never', { error });
    if (/^(ETIMEDOUT|ECONN|ESOCKET|EDNS|ETLS|EPROTOCOL)/.test(error)) return t('error.line', { error });
    return t('error.other', { error });
  };
}
