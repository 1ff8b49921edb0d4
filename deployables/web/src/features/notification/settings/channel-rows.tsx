import type { Preferences } from '#contracts/notification/preferences.ts';
import { useMe } from '../../../app/session.ts';
import { Segmented } from '../../../design/choice.tsx';
import { CheckField } from '../../../design/field.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './settings.module.css';

type Group = Preferences['groups'][number];
type Props = { groups: readonly Group[]; onChange: (change: Omit<Group, 'always'>) => void };

/** One row for each kind of news: whether it stands in the inbox, and how it comes by mail. */
export function ChannelRows({ groups, onChange }: Props) {
  const { t } = useWords('notice-settings');
  const { user } = useMe();
  const whose = user.role === 'student' ? 'pupil' : 'staff';
  return (
    <ul className={s.rows}>
      {groups.map(({ group, inApp, mail, always }) => (
        <li key={group}>
          <div className={s.what}>
            <b>{t(`group.${group}`)}</b>
            <small>{t(`says.${whose}.${group}` as 'says.pupil.themes')}</small>
          </div>
          <CheckField
            label={t(always ? 'inAppAlways' : 'inApp')}
            aria-label={`${t(`group.${group}`)} ${t('inApp')}`}
            checked={inApp}
            disabled={always}
            onChange={(event) => onChange({ group, mail, inApp: event.target.checked })}
          />
          <div className={s.mail}>
            <span aria-hidden>{t('mail')}</span>
            <Segmented
              label={`${t(`group.${group}`)} ${t('mail')}`}
              value={mail}
              options={[
                { value: 'now', label: t('now') },
                { value: 'digest', label: t('together') },
                { value: 'none', label: t('none') },
              ]}
              onChange={(next) => onChange({ group, inApp, mail: next })}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
