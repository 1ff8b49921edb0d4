import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { Badge } from '../../design/badge.tsx';
import { Icon } from '../../design/icon.tsx';
import { Sheet } from '../../design/layout.tsx';
import { formatCalendarDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import s from './home.module.css';

/** Assessments by rubric in which something waits for me; nothing when nothing does, or when it is not known. */
export function RubricsToDo() {
  const { t } = useWords('home');
  const { data } = useQuery(api.assessment.waitingRubrics.queryOptions({ input: undefined }));
  if (!data || data.items.length === 0) return null;
  return (
    <Sheet title={t('rubrics')} flush>
      <ul className={s.classes}>
        {data.items.map(({ id, classId, className, title, dueOn, mine }) => (
          <li key={id}>
            <Link to="/classes/$id/rubrics/$assessmentId" params={{ id: classId, assessmentId: id }}>
              <span>
                <b>{title}</b>
                <small>
                  {[className, dueOn && t('rubricsDue', { day: formatCalendarDay(dueOn) })].filter(Boolean).join('・')}
                </small>
              </span>
              <Badge tone="soon">{t('rubricsLeft', { count: mine.due - mine.done })}</Badge>
              <Icon of={IconChevronRight} />
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
