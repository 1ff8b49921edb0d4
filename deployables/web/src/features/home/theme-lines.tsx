import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ThemeFilter } from '#contracts/content/themes.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ThemeStateBadges } from '../content/themes/theme-state.tsx';
import { useOwnThemes } from '../content/themes/use-themes.ts';
import s from './home.module.css';

/** The pupil's question in a class, or the way to one. All classes share one call. */
export function OwnThemeLine({ classId }: { classId: ClassId }) {
  const { t } = useWords('home');
  const themes = useOwnThemes().data?.items.filter((theme) => theme.classId === classId);
  if (!themes) return null;
  const theme = themes.find((one) => one.selected) ?? themes.find((one) => one.state === 'returned') ?? themes[0];
  return (
    <p className={s.theme}>
      {theme ? (
        <>
          <Link to="/classes/$id/themes/$themeId" params={{ id: classId, themeId: theme.id }}>
            {theme.question}
          </Link>
          <ThemeStateBadges state={theme.state} selected={theme.selected} />
        </>
      ) : (
        <Link to="/classes/$id/themes" params={{ id: classId }}>
          {t('theme.begin')}
        </Link>
      )}
    </p>
  );
}

/** How far the themes of a class are; each number opens its rows. All classes share one call. */
export function ThemeNumbers({ classId }: { classId: ClassId }) {
  const { t } = useWords('home');
  const query = useQuery(api.content.themeCounts.queryOptions({ input: {} }));
  const counts = query.data?.items.find((one) => one.classId === classId);
  if (!counts) return null;
  const number = (show: ThemeFilter, count: number, text: string) =>
    count === 0 ? (
      <span className={s.zero}>{text}</span>
    ) : (
      <Link to="/classes/$id/themes" params={{ id: classId }} search={{ show }}>
        {text}
      </Link>
    );
  return (
    <p className={s.theme}>
      {number('selected', counts.chosen, t('theme.chosen', counts))}
      {number('waiting', counts.waiting, t('theme.waiting', { count: counts.waiting }))}
      {number('none', counts.none, t('theme.none', { count: counts.none }))}
    </p>
  );
}
