import { IconMessage2 } from '@tabler/icons-react';
import { ButtonLink } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Sheet } from '../../../design/layout.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './home-parts.module.css';
import { useOwnPage } from './use-student-page.ts';

/** Answers of teachers that have not been read yet: first of all that a pupil should look at. */
export function NewsToRead() {
  const { t } = useWords('work');
  const news = useOwnPage().data?.news ?? [];
  if (news.length === 0) return null;
  return (
    <Sheet flush>
      <ul className={s.news}>
        {news.map((entry, index) => (
          <li key={entry.id}>
            <div className={s.row}>
              <span className={s.icon}>
                <Icon of={IconMessage2} size={22} />
              </span>
              <span>
                <b>{t('answered', { title: entry.title })}</b>
                <small>
                  {formatDayOfWeek(entry.day)}・{entry.className}
                </small>
              </span>
              <ButtonLink
                to="/log/$entryId"
                params={{ entryId: entry.id }}
                size="small"
                kind={index === 0 ? 'primary' : 'soft'}
              >
                {t('readAnswer')}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
