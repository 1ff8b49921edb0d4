import { IconTicket } from '@tabler/icons-react';
import { Mark } from '../../../design/art.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import type { Draft } from './draft.ts';
import s from './setup.module.css';

/** What people will see of what is being typed. */
export function SetupPreview({ draft }: { draft: Draft }) {
  const { t } = useWords('setup');
  return (
    <aside className={s.preview} aria-label={t('preview')}>
      <h2>{t('preview')}</h2>
      <div className={s.cover}>
        <div className={s.frame}>
          <Mark size={28} />
          <p className={s.line}>{t('line')}</p>
          <p className={s.school}>{draft.name}</p>
        </div>
      </div>
      <div className={s.slip}>
        <h3>
          <Icon of={IconTicket} size={16} />
          {t('common:slip.title')}
        </h3>
        <dl>
          <dt>{t('code')}</dt>
          <dd>{draft.code || '–'}</dd>
          <dt>{t('common:field.loginId')}</dt>
          <dd>s26-1a32</dd>
          <dt>{t('common:slip.password')}</dt>
          <dd>take-mizu-72-haru</dd>
        </dl>
      </div>
    </aside>
  );
}
