import { type ReactNode, useEffect } from 'react';
import { Mark } from '../../../design/art.tsx';
import { classes } from '../../../design/classes.ts';
import { OfflineBanner } from '../../../design/states.tsx';
import { LanguageSwitch, ThemeToggle } from '../../../design/switches.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './cover-page.module.css';

type Props = {
  title: string;
  lead?: ReactNode;
  /** Printed in foil on the cover, once it is known. */
  school?: string | undefined;
  roomy?: boolean;
  foot?: ReactNode;
  children: ReactNode;
};

/** The pages before the house: the cover of a field notebook at the left, one form at the right. */
export function CoverPage({ title, lead, school, roomy, foot, children }: Props) {
  const { t } = useWords('entry');
  useEffect(() => {
    document.title = `${title} – QuestEd`;
  }, [title]);
  return (
    <div className={s.signin}>
      <header className={s.cover}>
        <div className={s.frame}>
          <p className={s.plate}>
            <Mark size={44} />
            QuestEd
          </p>
          <p className={s.line}>{t('cover.line')}</p>
          <p className={s.imprint}>
            {school}
            <span>{t('cover.imprint', { year: new Date().getFullYear() })}</span>
          </p>
        </div>
      </header>
      <main className={s.desk}>
        <OfflineBanner />
        <div className={s.switches}>
          <LanguageSwitch />
          <ThemeToggle />
        </div>
        <div className={classes(s.content, roomy && s.roomy)}>
          <div className={s.head}>
            <h1>{title}</h1>
            {lead && <p className={s.lead}>{lead}</p>}
          </div>
          {children}
        </div>
        {foot && <p className={s.fine}>{foot}</p>}
      </main>
    </div>
  );
}
