import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session.ts';
import { Icon } from '../../design/icon.tsx';
import { Sheet } from '../../design/layout.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { SheetBadge } from '../assessment/surveys/sheet-badge.tsx';
import s from './home.module.css';

/** Surveys that have not been answered yet; nothing when all are, or when it is not known. */
export function SurveysToDo() {
  const { t } = useWords('surveys');
  const { user } = useMe();
  const { data } = useQuery(api.assessment.assessments.queryOptions({ input: { studentId: user.id } }));
  const open = data?.surveys.filter((survey) => survey.answeredAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <Sheet title={t('todo')} flush>
      <ul className={s.classes}>
        {open.map((survey) => (
          <li key={survey.type}>
            <Link to="/surveys/$type" params={{ type: survey.type }}>
              <span>
                <b>{t(`short.${survey.type}`)}</b>
                <small>{t('todoText')}</small>
              </span>
              <SheetBadge state={survey.state} />
              <Icon of={IconChevronRight} />
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
