import { Link, Outlet } from '@tanstack/react-router';
import s from '../../../design/kinds.module.css';
import { useWords } from '../../../i18n/use-words.ts';

const KINDS = [
  { to: '/practice', word: 'practice' },
  { to: '/practice/texts', word: 'title' },
  { to: '/practice/learning', word: 'paths' },
] as const;

/** What a pupil has to practise with: words due, texts, paths. */
export function TextsFrame() {
  const { t } = useWords('texts');
  return (
    <>
      <nav className={s.kinds} aria-label={t('practice')}>
        {KINDS.map(({ to, word }) => (
          <Link key={to} to={to} className={s.kind} activeOptions={{ exact: to === '/practice' }}>
            {t(word)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
