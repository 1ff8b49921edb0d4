import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useMe } from '../../app/session.ts';
import { ButtonLink } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { Sheet } from '../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../design/states.tsx';
import { fullName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { JoinClass } from '../academic/classes/join-class.tsx';
import s from './home.module.css';
import { OwnThemeLine, ThemeNumbers } from './theme-lines.tsx';

export function OwnClasses() {
  const { t } = useWords('home');
  const { user } = useMe();
  const query = useQuery(api.academic.classes.queryOptions({ input: { mine: 'true', limit: 20 } }));
  const pupil = user.role === 'student';
  return (
    <Sheet title={t('ownClasses')} more={<Link to="/classes">{t('common:action.all')}</Link>} flush>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={3} />
      ) : query.data.items.length === 0 ? (
        <EmptyState
          title={t('noClasses')}
          actions={
            pupil ? (
              <JoinClass />
            ) : (
              <ButtonLink to="/classes/new" icon={IconPlus} kind="primary">
                {t('newClass')}
              </ButtonLink>
            )
          }
        >
          {t(pupil ? 'noClassesPupil' : 'noClassesTeacher')}
        </EmptyState>
      ) : (
        <ul className={s.classes}>
          {query.data.items.map((one) => (
            <li key={one.id}>
              <Link to="/classes/$id" params={{ id: one.id }}>
                <span>
                  <b>{one.name}</b>
                  <small>
                    {[
                      one.subject?.name,
                      pupil ? one.teachers.map(fullName).join('、') : t('pupils', { count: one.students }),
                      one.room,
                    ]
                      .filter(Boolean)
                      .join('・')}
                  </small>
                </span>
                <Icon of={IconChevronRight} />
              </Link>
              {pupil ? <OwnThemeLine classId={one.id} /> : <ThemeNumbers classId={one.id} />}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
