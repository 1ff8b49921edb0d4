import { IconChevronRight, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { Badge } from '../../design/badge.tsx';
import { Icon } from '../../design/icon.tsx';
import { Sheet } from '../../design/layout.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import s from './home.module.css';

/** Quizzes that can be taken now, and those that have been begun; nothing when there are none. */
export function QuizzesToTake() {
  const { t } = useWords('home');
  const { data } = useQuery(api.assessment.myQuizzes.queryOptions({ input: { now: 'true', limit: 5 } }));
  if (!data || data.items.length === 0) return null;
  return (
    <Sheet title={t('quizzes')} flush>
      <ul className={s.classes}>
        {data.items.map(({ id, classId, className, title, closesAt, status }) => (
          <li key={id}>
            <Link to="/classes/$id/quizzes/$quizId" params={{ id: classId, quizId: id }}>
              <span>
                <b>{title}</b>
                <small>
                  {className}
                  {closesAt && `・${t('quizUntil', { at: formatMoment(closesAt) })}`}
                </small>
              </span>
              {status === 'working' ? (
                <Badge tone="soon" icon={IconPencil}>
                  {t('quizWorking')}
                </Badge>
              ) : (
                <Badge tone="info" icon={IconPlayerPlay}>
                  {t('quizOpen')}
                </Badge>
              )}
              <Icon of={IconChevronRight} />
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
