import { Link, Outlet } from '@tanstack/react-router';
import s from '../../../design/kinds.module.css';
import { useWords } from '../../../i18n/use-words.ts';

const KINDS = [
  { to: '/practice/items', word: 'items' },
  { to: '/practice/sets', word: 'sets' },
  { to: '/practice/deliveries', word: 'deliveries' },
  { to: '/practice/paths', word: 'paths' },
  { to: '/practice/progress', word: 'progress' },
] as const;

/** Everything a teacher has for practice, one kind beside the other. */
export function MaterialsFrame() {
  const { t } = useWords('materials');
  return (
    <>
      <nav className={s.kinds} aria-label={t('places')}>
        {KINDS.map(({ to, word }) => (
          <Link key={to} to={to} className={s.kind}>
            {t(word)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
