import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SilentPupil } from '#contracts/analytics/home.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Hidden } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { daysTo } from '../plans/due-badge.tsx';
import s from './home-parts.module.css';
import { ClassWithSome, PupilsToRemind } from './pupils-to-remind.tsx';

/** Who has entered nothing for fourteen days, class by class. */
export const SilentPupils = () => (
  <ClassWithSome which="silent">
    {(classId, choice) => <SilentOf key={classId} classId={classId} choice={choice} />}
  </ClassWithSome>
);

function SilentOf({ classId, choice }: { classId: ClassId; choice: ReactNode }) {
  const { t } = useWords('work');
  const query = useQuery(api.analytics.silentPupils.queryOptions({ input: { classId } }));
  return (
    <PupilsToRemind
      classId={classId}
      choice={choice}
      title={t('silentTitle')}
      nobody={t('nobodySilent')}
      query={query}
      line={(pupil, button) => <SilentLine key={pupil.student.id} pupil={pupil} button={button} />}
    />
  );
}

function SilentLine({ pupil, button }: { pupil: SilentPupil; button: ReactNode }) {
  const { t } = useWords('work');
  const { student, lastDay } = pupil;
  return (
    <li>
      <span>{pupil.number ?? '–'}</span>
      <span>
        <Link to="/students/$id" params={{ id: student.id }}>
          <PersonName person={student} />
        </Link>
        <small>{pupil.theme ?? t('noTheme')}</small>
      </span>
      <span className={s.strip} aria-hidden>
        {pupil.days.map((count, index) => (
          // Days never change their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: static list
          <i key={index} data-some={count > 0 || undefined} style={count ? { height: `${8 + count * 4}px` } : {}} />
        ))}
      </span>
      <span className={s.since}>
        {lastDay ? t('silentFor', { count: -daysTo(lastDay) }) : t('never')}
        {lastDay && <Hidden>{formatDayOfWeek(lastDay)}</Hidden>}
      </span>
      {button}
    </li>
  );
}
