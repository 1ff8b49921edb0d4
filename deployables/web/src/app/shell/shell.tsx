import { IconBell, IconLogout, IconPencil, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { Mark } from '../../design/art.tsx';
import { Count } from '../../design/badge.tsx';
import { Icon } from '../../design/icon.tsx';
import { Hidden } from '../../design/layout.tsx';
import { OfflineBanner } from '../../design/states.tsx';
import { ToastHost } from '../../design/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PLACES, type Place, SPINE } from '../nav.ts';
import { signOut, useMe } from '../session.ts';
import { inboxLine } from './inbox-line.ts';
import { useLiveInbox } from './live-inbox.ts';
import s from './shell.module.css';
import { useShellKeys } from './shell-keys.ts';

const CommandPalette = lazy(() => import('../palette/command-palette.tsx'));
const ShortcutHelp = lazy(() => import('../palette/shortcut-help.tsx'));

/** Inbox and waiting people are counted on the way to them. */
function useCounts(): Partial<Record<Place, number>> {
  const { user } = useMe();
  const staff = user.role !== 'student';
  const inbox = useQuery(
    api.notification.inbox.queryOptions({
      input: { user_id: user.id, limit: 1 },
      // Where no line is held (see features/notification/live-inbox.ts), the inbox is asked now and then.
      refetchInterval: () => (inboxLine.up ? false : 60_000),
      refetchOnWindowFocus: true,
    }),
  );
  const people = useQuery(api.user.counts.queryOptions({ input: {}, enabled: staff }));
  const waiting =
    (people.data?.waitingStudents ?? 0) + (user.role === 'admin' ? (people.data?.waitingTeachers ?? 0) : 0);
  return { '/notices': inbox.data?.unread ?? 0, '/approvals': waiting };
}

export function Shell() {
  const { t } = useWords();
  const { user } = useMe();
  const counts = useCounts();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  useShellKeys({ onPalette: () => setOpen('palette'), onHelp: () => setOpen('help') });
  useEffect(() => {
    document.body.dataset.reader = user.role === 'student' ? 'pupil' : 'staff';
  }, [user.role]);
  useLiveInbox(user.id);
  const places = SPINE[user.role];
  const count = (place: Place) =>
    counts[place] ? (
      <span className={s.count}>
        <Count value={counts[place]} label={t('nav.new', { count: counts[place] })} />
      </span>
    ) : null;
  const close = () => setOpen(null);

  return (
    <div className={s.app}>
      <a className={s.skip} href="#main">
        {t('nav.skip')}
      </a>
      <header className={s.topbar}>
        <Link to="/" className={s.brand}>
          <Mark size={28} />
          QuestEd
        </Link>
        <button type="button" className={s.topButton} aria-label={t('palette.open')} onClick={() => setOpen('palette')}>
          <Icon of={IconSearch} size={23} />
        </button>
        <Link to="/notices" className={s.topButton}>
          <Icon of={IconBell} size={23} />
          <Hidden>{t('nav.notices')}</Hidden>
          {count('/notices')}
        </Link>
        <Link to="/profile" className={s.topButton}>
          <span className={s.initial} aria-hidden>
            {[...user.familyName][0]}
          </span>
          <Hidden>{t('nav.profile')}</Hidden>
        </Link>
        <button type="button" className={s.topButton} aria-label={t('nav.signOut')} onClick={signOut}>
          <Icon of={IconLogout} size={23} />
        </button>
      </header>
      <nav className={s.spine} aria-label={t('nav.label')}>
        <Link to="/" className={s.mark} aria-label="QuestEd" activeProps={{ 'aria-current': undefined }}>
          <Mark />
        </Link>
        {places.map((place) => (
          <Link key={place} to={place} className={s.item} activeOptions={{ exact: place === '/' }}>
            <Icon of={PLACES[place].icon} size={22} />
            {t(PLACES[place].word)}
            {count(place)}
          </Link>
        ))}
        <div className={s.foot}>
          <button type="button" className={s.item} onClick={() => setOpen('palette')}>
            <Icon of={IconSearch} size={22} />
            {t('nav.search')}
          </button>
          <Link to="/notices" className={s.item}>
            <Icon of={IconBell} size={22} />
            {t('nav.notices')}
            {count('/notices')}
          </Link>
          <Link to="/profile" className={s.item}>
            <span className={s.initial} aria-hidden>
              {[...user.familyName][0]}
            </span>
            {t('nav.profile')}
          </Link>
          <button type="button" className={s.item} onClick={signOut}>
            <Icon of={IconLogout} size={22} />
            {t('nav.signOut')}
          </button>
        </div>
      </nav>
      <main className={s.page} id="main" tabIndex={-1}>
        <OfflineBanner />
        <div className={s.inner}>
          <Outlet />
        </div>
      </main>
      <nav className={s.bottombar} aria-label={t('nav.label')}>
        {places.slice(0, user.role === 'student' ? 4 : 5).map((place, index) => (
          <Fragment key={place}>
            {user.role === 'student' && index === 2 && (
              <Link to="/log/new" className={s.write} activeProps={{}}>
                <Icon of={IconPencil} size={23} />
                {t('nav.write')}
              </Link>
            )}
            <Link to={place} className={s.bottomItem} activeOptions={{ exact: place === '/' }}>
              <Icon of={PLACES[place].icon} size={23} />
              {t(PLACES[place].word)}
              {count(place)}
            </Link>
          </Fragment>
        ))}
      </nav>
      <ToastHost />
      <Suspense>
        {open === 'palette' && <CommandPalette onClose={close} />}
        {open === 'help' && <ShortcutHelp onClose={close} />}
      </Suspense>
    </div>
  );
}
