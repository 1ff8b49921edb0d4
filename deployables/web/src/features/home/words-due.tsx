import { IconCards, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session.ts';
import { Icon } from '../../design/icon.tsx';
import { Sheet } from '../../design/layout.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { sendAnswers } from '../basebuilder/practice/offline/sync.ts';
import s from './home.module.css';

/** Words due today, with the way to them; nothing when there are none. Answers that waited on this device are sent. */
export function WordsDue() {
  const { t } = useWords('practice');
  const { user } = useMe();
  const queries = useQueryClient();
  const { data } = useQuery(api.basebuilder.practiceToday.queryOptions());
  useEffect(() => {
    const send = async () => {
      if ((await sendAnswers(user.id)) > 0) await queries.invalidateQueries({ queryKey: api.basebuilder.key() });
    };
    send().catch(() => undefined);
  }, [user.id, queries]);
  const count = data ? data.due || data.fresh : 0;
  if (!data || count === 0) return null;
  return (
    <Sheet title={t('title')} flush>
      <ul className={s.classes}>
        <li>
          <Link to="/practice/session">
            <span>
              <b>
                <Icon of={IconCards} size={18} /> {t(data.due > 0 ? 'dueWords' : 'freshWords', { count })}
              </b>
              <small>
                {[t('minutes', { count: data.minutes }), data.categories.join('・')].filter(Boolean).join('　')}
              </small>
            </span>
            <Icon of={IconChevronRight} />
          </Link>
        </li>
      </ul>
    </Sheet>
  );
}
