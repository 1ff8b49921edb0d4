import { IconTicket } from '@tabler/icons-react';
import type { Slip } from '#contracts/user/routes.ts';
import { Icon } from '../../../design/icon.tsx';
import { fullName } from '../../../i18n/names.ts';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './slip-sheet.module.css';

/** Login slips to cut out: eight and more on a page of A4. */
export function SlipSheet({ school, slips }: { school: string; slips: readonly Slip[] }) {
  const { t } = useWords();
  return (
    <div className={s.sheet}>
      {slips.map((slip) => (
        <article key={slip.userId} className={s.slip}>
          <header>
            <Icon of={IconTicket} size={16} />
            {school} {t('slip.title')}
          </header>
          <h3>{fullName(slip)}</h3>
          <dl>
            {formatSeat(slip) && (
              <>
                <dt>{t('slip.seat')}</dt>
                <dd>{formatSeat(slip)}</dd>
              </>
            )}
            <dt>{t('field.loginId')}</dt>
            <dd>
              <b>{slip.loginId}</b>
            </dd>
            <dt className={s.whole}>{t('slip.password')}</dt>
            <dd className={s.whole}>
              <b>{slip.password}</b>
            </dd>
          </dl>
          <p>{t('slip.note', { address: location.origin })}</p>
        </article>
      ))}
    </div>
  );
}
