import { Link, Outlet } from '@tanstack/react-router';
import s from '../../design/kinds.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { useClass } from '../academic/classes/use-class.ts';

/** The kinds of assessment in a class, one tab for all; a pupil answers surveys elsewhere. */
const KINDS = [
  { to: '/classes/$id/rubrics', word: 'rubrics', teachers: false },
  { to: '/classes/$id/quizzes', word: 'quizzes', teachers: false },
  { to: '/classes/$id/evaluations', word: 'evaluations', teachers: true },
  { to: '/classes/$id/surveys', word: 'surveys', teachers: true },
] as const;

export function AssessedFrame() {
  const { t } = useWords('classes');
  const { one, mayTeach } = useClass();
  const shown = KINDS.filter(({ teachers }) => mayTeach || !teachers);
  return (
    <>
      {shown.length > 1 && (
        <nav className={s.kinds} aria-label={t('assessedKinds')}>
          {shown.map(({ to, word }) => (
            <Link key={to} to={to} params={{ id: one.id }} className={s.kind}>
              {t(word)}
            </Link>
          ))}
        </nav>
      )}
      <Outlet />
    </>
  );
}
