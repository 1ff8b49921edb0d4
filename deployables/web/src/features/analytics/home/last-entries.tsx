import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../../design/button.tsx';
import { EmptyState } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { EntryCard } from '../log/timeline.tsx';
import s from './home-parts.module.css';
import { useOwnPage } from './use-student-page.ts';

const SHOWN = 3;

export function LastEntries() {
  const { t } = useWords('work');
  const page = useOwnPage().data;
  if (!page) return null;
  const several = page.classes.length > 1;
  return (
    <section>
      <div className={s.heading}>
        <h2>{t('lastEntries')}</h2>
        <Link to="/log">{t('allEntries', { count: page.entryTotal })}</Link>
      </div>
      {page.entries.length === 0 ? (
        <EmptyState
          title={t('noEntries')}
          actions={
            <ButtonLink to="/log/new" icon={IconPencil}>
              {t('writeFirst')}
            </ButtonLink>
          }
        />
      ) : (
        <div className={s.cards}>
          {page.entries.slice(0, SHOWN).map((entry) => (
            <EntryCard key={entry.id} entry={entry} withClass={several} />
          ))}
        </div>
      )}
    </section>
  );
}
