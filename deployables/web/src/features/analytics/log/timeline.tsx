import { Link } from '@tanstack/react-router';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { EntryMarks, Tags } from './entry-marks.tsx';
import s from './log.module.css';

/** Entries under their days, the newest first. */
export function Timeline({ entries, withClass }: { entries: readonly EntryListItem[]; withClass: boolean }) {
  const days = [...new Set(entries.map(({ day }) => day))];
  return (
    <div className={s.timeline}>
      {days.map((day) => (
        <section key={day} className={s.day}>
          <h2>{formatDayOfWeek(day)}</h2>
          <ul className={s.entries}>
            {entries
              .filter((entry) => entry.day === day)
              .map((entry) => (
                <li key={entry.id}>
                  <EntryCard entry={entry} withClass={withClass} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function EntryCard({ entry, withClass }: { entry: EntryListItem; withClass: boolean }) {
  const { t } = useWords('log');
  return (
    <Link
      to="/log/$entryId"
      params={{ entryId: entry.id }}
      className={s.card}
      data-draft={entry.state === 'draft' || undefined}
    >
      <b>{entry.title || t('untitled')}</b>
      {entry.excerpt && <span className={s.excerpt}>{entry.excerpt}</span>}
      <span className={s.facts}>
        <EntryMarks entry={entry} />
        <Tags tags={entry.tags} />
        {withClass && <span>{entry.className}</span>}
      </span>
    </Link>
  );
}
