import type { ThemeView } from '#contracts/content/themes.ts';
import { Markdown } from '../../../design/markdown.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './themes.module.css';

/** What was written about a theme beside its question; what is empty is left out. */
export function ThemeDetails({ theme }: { theme: ThemeView }) {
  const { t } = useWords('themes');
  const written = (['description', 'rationale', 'approach', 'potential'] as const).filter((name) => theme[name]);
  if (!theme.mainTheme && written.length === 0) return <p className={s.none}>{t('nothingYet')}</p>;
  return (
    <dl className={s.details}>
      {theme.mainTheme && (
        <div>
          <dt>{t('mainTheme')}</dt>
          <dd>{theme.mainTheme.title}</dd>
        </div>
      )}
      {written.map((name) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>
            <Markdown text={theme[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
